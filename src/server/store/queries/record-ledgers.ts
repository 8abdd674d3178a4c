// Keeps the state of each ledger true to its entries, in the transaction that stores them. Costs the same whatever the ledger holds:
// gaps and neighbours are read only for entries that come out of order. Each ledger's row is held until the transaction ends, so that
// whoever comes second sees all that the first one stored.
import { type Advance, type Arrival, type AtNumber, advance, firstBroken } from '../../ledgers/ledger-progress.ts';
import { isOvertaken, isRewound } from '../../ledgers/ledger-report.ts';
import type { ArrivingEntry, Erasure, KioskContact } from '../store.ts';
import type { Database, StoreEngine } from '../store-engine.ts';
import type { Tables } from '../tables.ts';
import { type FoundAlarm, raiseAlarms } from './ledger-alarms.ts';
import { changeArrivedDays } from './ledger-days.ts';

type State = Tables['ledgerStates'];
/** A contact with the number of its ledger, and that of the ledger at the contact before. */
export type Heard = KioskContact & { number: number; currentLedger: number | null };

/** With the changes of their days. `arrived`: what is new, by the number of its ledger. Gives the state of the contact's ledger. */
export async function recordLedgers(
  engine: StoreEngine,
  transaction: Database,
  arrived: ReadonlyMap<number, readonly ArrivingEntry[]>,
  heard: Heard | null,
): Promise<{ received: number; safeThrough: number } | null> {
  const alarms: FoundAlarm[] = [];
  let answer: { received: number; safeThrough: number } | null = null;
  const numbers = new Set([...arrived.keys(), ...(heard ? [heard.number] : [])]);
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const arrivals = arrived.get(number) ?? [];
    const at = heard?.at ?? arrivals[0]?.receivedAt ?? 0;
    const before = await hold(transaction, number, at);
    const after = arrivals.length === 0 ? before : await takeIn(engine, transaction, before, arrivals, at, alarms);
    const told = heard?.number === number ? await listen(transaction, before, after, heard, alarms) : after;
    await transaction.updateTable('ledgerStates').set(changed(told)).where('ledger', '=', number).execute();
    if (heard?.number === number) answer = { received: told.received, safeThrough: told.safeThrough };
  }
  // Now that the ledgers are held: whatever another batch put into one of them is seen.
  await changeArrivedDays(engine, transaction, arrived);
  if (alarms.length > 0) await raiseAlarms(transaction, alarms);
  return answer;
}

/** Tombstones that stand for entries which are not there count as those entries would. */
export async function recordTombstones(
  engine: StoreEngine,
  transaction: Database,
  tombstones: readonly { erasure: Erasure; ledger: number }[],
  alarms: FoundAlarm[],
): Promise<void> {
  const ledgers = Map.groupBy(tombstones, ({ ledger }) => ledger);
  for (const [ledger, erasures] of [...ledgers].sort(([a], [b]) => a - b)) {
    const at = Math.max(...erasures.map(({ erasure }) => erasure.at));
    const arrivals = erasures.map(({ erasure: { sequence, hash } }) => ({ sequence, hash, previousHash: undefined }));
    const before = await hold(transaction, ledger, at);
    const after = await takeIn(engine, transaction, before, arrivals, at, alarms);
    await transaction.updateTable('ledgerStates').set(changed(after)).where('ledger', '=', ledger).execute();
  }
}

/** An update that changes nothing locks the row until the end of the transaction, on both engines, and makes it when it is not there. */
function hold(transaction: Database, ledger: number, at: number): Promise<State> {
  const progress = { reach: 0, reachHash: null, safeThrough: 0, received: 0, doubled: 0 };
  const report = {
    recorded: 0,
    lastRecorded: 0,
    sentThrough: 0,
    firstHeld: null,
    lost: '[]',
    shelved: '[]',
    boot: null,
    previousBoot: null,
    monotonicMs: 0,
  };
  return transaction
    .insertInto('ledgerStates')
    .values({ ledger, ...progress, ...report, firstContactAt: at, lastContactAt: at })
    .onConflict((conflict) => conflict.column('ledger').doUpdateSet((set) => ({ ledger: set.ref('ledgerStates.ledger') })))
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Entries that are new, or tombstones in their place. */
async function takeIn(
  engine: StoreEngine,
  transaction: Database,
  before: State,
  arrivals: readonly Arrival[],
  at: number,
  alarms: FoundAlarm[],
): Promise<State> {
  const { ledger } = before;
  const gaps = await gapsAmong(transaction, before, arrivals);
  const next = advance(before, gaps, arrivals);
  const filled = await replaceGaps(transaction, ledger, gaps, next);
  if (next.doubledAt !== null) alarms.push({ ledger, what: 'doubled', sequence: next.doubledAt, at });
  const broken = next.seams.length === 0 ? null : firstBroken(next.seams, await atNumbers(engine, transaction, ledger, next.seams));
  if (broken !== null) alarms.push({ ledger, what: 'chain-broken', sequence: broken, at });
  // What came by another way than this kiosk's batches was recorded by it all the same.
  const lastRecorded = next.progress.reach > before.reach ? Math.max(before.lastRecorded, next.progress.reach) : before.lastRecorded;
  const state = { ...before, ...next.progress, lastRecorded };
  return filled ? { ...state, safeThrough: await safeThrough(transaction, state) } : state;
}

type Gap = { from: number; through: number };

async function gapsAmong(transaction: Database, { ledger, reach, safeThrough }: State, arrivals: readonly Arrival[]): Promise<Gap[]> {
  const late = arrivals.map(({ sequence }) => sequence).filter((sequence) => sequence <= reach);
  if (late.length === 0 || safeThrough === reach) return [];
  return transaction
    .selectFrom('ledgerGaps')
    .select(['first as from', 'last as through'])
    .where('ledger', '=', ledger)
    .where('first', '<=', Math.max(...late))
    .where('last', '>=', Math.min(...late))
    .orderBy('first')
    .execute();
}

/** Whether something was filled. */
async function replaceGaps(transaction: Database, ledger: number, before: readonly Gap[], { gaps }: Advance): Promise<boolean> {
  const kept = new Set(gaps.map(({ from, through }) => `${from} ${through}`));
  const known = new Set(before.map(({ from, through }) => `${from} ${through}`));
  const closed = before.filter(({ from, through }) => !kept.has(`${from} ${through}`));
  const opened = gaps.filter(({ from, through }) => !known.has(`${from} ${through}`));
  for (const { from } of closed)
    await transaction.deleteFrom('ledgerGaps').where('ledger', '=', ledger).where('first', '=', from).execute();
  const rows = opened.map(({ from, through }) => ({ ledger, first: from, last: through }));
  if (rows.length > 0) await transaction.insertInto('ledgerGaps').values(rows).execute();
  return closed.length > 0;
}

async function safeThrough(transaction: Database, { ledger, reach }: State): Promise<number> {
  const gaps = transaction.selectFrom('ledgerGaps').select('first').where('ledger', '=', ledger);
  const first = await gaps.orderBy('first').limit(1).executeTakeFirst();
  return first ? first.first - 1 : reach;
}

/** What stands on both sides of each seam: entries, and tombstones of entries that are not there. */
async function atNumbers(engine: StoreEngine, transaction: Database, ledger: number, seams: readonly number[]) {
  const numbers = engine.numbers([...new Set(seams.flatMap((number) => [number - 1, number]))]);
  const entries = await transaction
    .selectFrom('entries')
    .select(['sequence', 'hash', 'header'])
    .where('ledger', '=', ledger)
    .where('sequence', 'in', numbers)
    .execute();
  const tombstones = await transaction
    .selectFrom('gone')
    .select(['sequence', 'hash'])
    .where('ledger', '=', ledger)
    .where('sequence', 'in', numbers)
    .execute();
  const known = new Map<number, AtNumber>();
  const at = (sequence: number): AtNumber => {
    const found = known.get(sequence) ?? { hashes: [], previousHashes: [] };
    known.set(sequence, found);
    return found;
  };
  for (const { sequence, hash, header } of entries) {
    at(sequence).hashes.push(hash);
    at(sequence).previousHashes.push(JSON.parse(header).previousHash);
  }
  for (const { sequence, hash } of tombstones) if (sequence !== null) at(sequence).hashes.push(hash);
  return known;
}

/** What the kiosk says of its ledger. */
async function listen(transaction: Database, before: State, after: State, heard: Heard, alarms: FoundAlarm[]): Promise<State> {
  const { ledger: report, number, currentLedger, kiosk, at } = heard;
  if (isOvertaken(report, before, currentLedger === number)) return after;
  if (isRewound(report, before)) alarms.push({ ledger: number, what: 'rewound', sequence: report.recorded, at });
  if (currentLedger !== number) {
    if (currentLedger !== null) alarms.push({ ledger: currentLedger, what: 'replaced', sequence: null, at });
    await transaction.updateTable('kioskContacts').set({ ledger: number }).where('kiosk', '=', kiosk).execute();
  }
  const { boot, monotonicMs, recorded, sentThrough, firstHeld, lost, shelved } = report;
  const previousBoot = boot === before.boot ? before.previousBoot : before.boot;
  const numbers = { recorded: Math.max(before.recorded, recorded), lastRecorded: recorded, sentThrough, firstHeld };
  const ranges = { lost: JSON.stringify(lost), shelved: JSON.stringify(shelved) };
  return { ...after, ...numbers, ...ranges, boot, previousBoot, monotonicMs, lastContactAt: at };
}

function changed({ ledger: _ledger, firstContactAt: _first, ...columns }: State): Partial<State> {
  return columns;
}
