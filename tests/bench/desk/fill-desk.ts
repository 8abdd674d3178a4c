// Fills a SQLite store with two years of a desk, in the collector's own steps: ingest of what kiosks send, cases opened by rule and by hand, people's
// work on them. Only the disk is spared: days are committed together (`bulk-engine.ts`).
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import pino from 'pino';
import { uuidV7 } from '../../../src/protocol/uuid-v7.ts';
import { openByRule } from '../../../src/server/cases/open-by-rule.ts';
import { caseDues } from '../../../src/server/clock/case-dues.ts';
import { configurationOf, publicationFor } from '../../../src/server/configuration/publication-for.ts';
import { type SeededRandom, seededRandom } from '../../../src/server/demo/seeded-random.ts';
import { ingestEntries } from '../../../src/server/ingest/ingest-entries.ts';
import { createMetrics } from '../../../src/server/metrics.ts';
import type { Parts } from '../../../src/server/parts.ts';
import { startCollector } from '../../../src/server/start-collector.ts';
import { openStore } from '../../../src/server/store/open-store.ts';
import { caseStore } from '../../../src/server/store/queries/cases/cases.ts';
import { entryStore } from '../../../src/server/store/queries/entries.ts';
import { openSqlite } from '../../../src/server/store/sqlite/open-sqlite.ts';
import type { KioskContact, KioskStateRow, Store } from '../../../src/server/store/store.ts';
import type { StoreEngine } from '../../../src/server/store/store-engine.ts';
import { inBulk } from './bulk-engine.ts';
import { type DeskKiosk, type DeskLedger, deskLedger } from './desk-ledger.ts';
import { DESK, DESK_SITES, type DeskSize } from './desk-size.ts';
import { workOnCases } from './work-on-cases.ts';

const DAY_MS = 86_400_000;
const DAYS_AT_ONCE = 10;
const SEED = 5_000_042;
const OFFICERS = 25;

type Filling = { kiosks: { row: KioskStateRow; ledger: DeskLedger }[]; parts: Parts; firstDay: Temporal.PlainDate };

export async function fillDesk(dataDir: string, size: DeskSize, say: (line: string) => void): Promise<{ entries: number; cases: number }> {
  const random = seededRandom(SEED);
  const firstDay = Temporal.Now.plainDateISO('UTC').subtract({ days: size.days });
  const { parts, kiosks } = await furnish(dataDir, size, firstDay, random);
  const store = await openStore({ dataDir });
  const engine = await openSqlite(join(dataDir, 'candour.sqlite'));
  const filling: Filling = { kiosks, parts: { ...parts, store }, firstDay };
  const people = Array.from({ length: OFFICERS }, () => uuidV7(Date.parse(firstDay.toString()), random.bytes(10)));
  const desk = workOnCases({ organisation: DESK, people, recipients: await parts.keys.recipients(DESK) }, random);
  try {
    for (let from = 0; from < size.days; from += DAYS_AT_ONCE) {
      const until = Math.min(size.days, from + DAYS_AT_ONCE);
      await inBulk(engine, async (bulk) => {
        for (let day = from; day < until; day++) await fillDay(filling, bulk, day, size, desk, people);
      });
      say(`desk: ${until} of ${size.days} days`);
    }
    return await counted(engine, size);
  } finally {
    await store.close();
    await engine.close();
  }
}

/** The collector's own beginning, then sites, kiosks and what they show. */
async function furnish(dataDir: string, size: DeskSize, firstDay: Temporal.PlainDate, random: SeededRandom) {
  const { parts, stop } = await startCollector({ dataDir, host: '127.0.0.1', port: 0 });
  await parts.store.sharedSecret('inbox-ids');
  const recipients = await parts.keys.recipients(DESK);
  const kiosks: Filling['kiosks'] = [];
  for (const row of await makeKiosks(parts, size)) {
    const configuration = configurationOf(await publicationFor(parts, row));
    const { revision } = (await parts.store.configurations.latest(row.id)) ?? { revision: '' };
    const place: DeskKiosk = { organisation: DESK, site: row.site, kiosk: row.id, revision, configuration };
    kiosks.push({ row, ledger: await deskLedger(place, Date.parse(`${firstDay}T13:00:00Z`), recipients, random) });
  }
  await stop();
  return { parts, kiosks };
}

async function makeKiosks({ store }: Parts, { kiosks, sites: furnished }: DeskSize): Promise<KioskStateRow[]> {
  const organisation = await store.kiosks.organisation(DESK);
  const [first] = await store.kiosks.sites(DESK);
  if (!organisation || !first) throw new Error(`there is no ${DESK}`);
  const others = Array.from({ length: DESK_SITES - 1 }, (_, place) => {
    const name = `Station ${place + 1}`;
    return { ...first, id: `station-${place + 1}`, name: { en: name, es: name }, police: place === 0 };
  });
  const sites = [first, ...others];
  await store.kiosks.putOrganisation(organisation, sites);
  const withKiosks = furnished ?? sites.map(({ id }) => id);
  for (let place = 0; place < kiosks; place++) {
    const site = withKiosks[place % withKiosks.length] ?? first.id;
    await store.kiosks.putKiosk({ id: `desk-${place}`, organisation: DESK, site, name: `Counter ${place}` });
  }
  return (await store.kiosks.kiosks(DESK)).filter(({ id }) => id.startsWith('desk-'));
}

async function fillDay(
  { kiosks, parts, firstDay }: Filling,
  engine: StoreEngine,
  day: number,
  { casesByHandADay }: DeskSize,
  desk: ReturnType<typeof workOnCases>,
  people: readonly string[],
): Promise<void> {
  const date = firstDay.add({ days: day }).toString();
  // After every counter in Belize has closed.
  const at = Date.parse(`${date}T00:00:00Z`) + DAY_MS + 2 * 3_600_000;
  const dueOf = await caseDues(parts.store, () => at)(DESK);
  const cases = caseStore(engine);
  const store: Store = { ...parts.store, entries: entryStore(engine), cases };
  const opened: Parameters<typeof desk.plan>[0][] = [];
  const watched = { ...cases, open: async (opening: Parameters<typeof cases.open>[0]) => keepOpened(await cases.open(opening)) };
  const keepOpened = (answer: Awaited<ReturnType<typeof cases.open>>) => {
    if (answer.opened) opened.push(answer.case);
    return answer;
  };
  const needs = { ...parts, store: { ...store, cases: watched }, clock: () => at, dues: async () => dueOf, log: pino({ level: 'silent' }) };
  const caseOpener = { catchUp: async () => {}, nudge: () => {}, settled: async () => {} };
  for (const { row, ledger } of kiosks) {
    const entries = await ledger.day(date);
    const recorded = (JSON.parse(entries.at(-1)?.header ?? '{"sequence":0}') as { sequence: number }).sequence;
    const occurred = ({ wall }: { wall: string }) => ({ at: Date.parse(wall), certainty: 'exact' as const });
    const ingest = { store, metrics: createMetrics(async () => 0), caseOpener };
    await ingestEntries(ingest, { kiosk: row, entries, receivedAt: at, occurred, contact: contactOf(row, ledger, recorded, at) });
  }
  for (let page = await cases.unread(DESK, 500); page; page = await cases.unread(DESK, 500)) {
    await openByRule(needs, DESK, page.messages);
    await cases.markRead(DESK, page.through);
  }
  for (let number = 0; number < casesByHandADay; number++)
    await openByHand(watched, kiosks, number, { at, date, dueOf, by: people[number] ?? '' });
  for (const one of opened) desk.plan(one, day);
  await desk.work(engine.database, day, at, dueOf);
}

function contactOf(
  { id, organisation }: KioskStateRow,
  { ledgerId, boot, startedAt }: DeskLedger,
  recorded: number,
  at: number,
): KioskContact {
  const ledger = { ledgerId, boot, monotonicMs: at - startedAt, recorded, sentThrough: recorded, firstHeld: null, lost: [], shelved: [] };
  return { kiosk: id, organisation, at, ledger, health: '{}', confirmed: null, refused: null };
}

type Handling = { at: number; date: string; dueOf: Awaited<ReturnType<ReturnType<typeof caseDues>>>; by: string };

async function openByHand(
  { open }: Pick<Store['cases'], 'open'>,
  kiosks: Filling['kiosks'],
  number: number,
  handling: Handling,
): Promise<void> {
  const { at, date, dueOf, by } = handling;
  const site = kiosks[number % kiosks.length]?.row.site as never;
  await open({
    ...{ organisation: DESK, case: randomUUID(), prefix: 'RVCTQR', at, dueOf },
    fact: { id: uuidV7(at, crypto.getRandomValues(new Uint8Array(10))), doneAt: at, by: by as never, words: null },
    what: {
      ...{ kind: number % 4 === 0 ? 'question' : 'complaint', channel: 'phone', contact: 'phone', reference: null, site },
      ...{ department: null, service: null, receivedAt: at - 4 * 3_600_000, day: date, locale: 'en', entry: null, held: false },
    },
  });
}

/** Throws when the desk is smaller than it is said to be. */
async function counted({ database }: StoreEngine, size: DeskSize): Promise<{ entries: number; cases: number }> {
  const count = async (table: 'entries' | 'cases') =>
    Number(
      (
        await database
          .selectFrom(table)
          .select(({ fn }) => fn.countAll<number | string>().as('count'))
          .executeTakeFirstOrThrow()
      ).count,
    );
  const [entries, cases] = [await count('entries'), await count('cases')];
  if (entries < size.entries || cases < size.cases) throw new Error(`only ${entries} entries and ${cases} cases were made`);
  return { entries, cases };
}
