// Brings a database up to a list of erasures: one restored from an older backup holds entries that were erased since, or lacks them and
// will be sent them again. The first are erased; in place of the others stand tombstones, which count as received.
import type { Erasure } from '../store.ts';
import type { Database, StoreEngine } from '../store-engine.ts';
import { recordContacts } from './contacts.ts';
import { holdCounters } from './data-protection/tell-erased.ts';
import { eraseBodies } from './erase.ts';
import { type FoundAlarm, raiseAlarms } from './ledger-alarms.ts';
import type { LedgerNumbers } from './ledger-numbers.ts';
import { recordTombstones } from './record-ledgers.ts';

export async function eraseAgain(
  engine: StoreEngine,
  numbers: LedgerNumbers,
  erasures: readonly Erasure[],
): Promise<{ erased: number; tombstones: number }> {
  // Nothing to do is what nearly every start finds, and it takes no lock for that.
  if ((await notGone(engine, engine.database, erasures)).length === 0) return { erased: 0, tombstones: 0 };
  const ledgers = new Map<Erasure, number>();
  for (const [place, number] of (await numbers(erasures)).entries()) ledgers.set(erasures[place] as Erasure, number);
  const done = await engine.database.transaction().execute(async (transaction) => {
    await holdCounters(
      transaction,
      erasures.map(({ organisation }) => organisation),
    );
    await engine.holdWriters(transaction);
    // Another collector may have been at it in the meantime.
    const left = await notGone(engine, transaction, erasures);
    const erased = new Set<string>();
    for (const [at, together] of Map.groupBy(left, (erasure) => erasure.at)) {
      const ids = together.map(({ id }) => id);
      for (const id of await eraseBodies(engine, transaction, ids, at)) erased.add(id);
    }
    const missing = left.filter(({ id }) => !erased.has(id));
    await putTombstones(
      engine,
      transaction,
      missing.map((erasure) => ({ erasure, ledger: ledgers.get(erasure) as number })),
    );
    return { erased: erased.size, tombstones: missing.length };
  });
  if (done.erased > 0) await engine.scrub();
  return done;
}

/** Each id once. */
async function notGone({ list }: StoreEngine, database: Database, erasures: readonly Erasure[]): Promise<Erasure[]> {
  const named = new Map(erasures.map((erasure) => [erasure.id, erasure]));
  const ids = list([...named.keys()]);
  const gone = await database.selectFrom('gone').select('id').where('id', 'in', ids).execute();
  for (const { id } of gone) named.delete(id);
  return [...named.values()];
}

type Tombstone = { erasure: Erasure; ledger: number };

async function putTombstones(engine: StoreEngine, transaction: Database, tombstones: readonly Tombstone[]): Promise<void> {
  if (tombstones.length === 0) return;
  const alarms: FoundAlarm[] = [];
  await transaction
    .insertInto('gone')
    .values(tombstones.map(({ erasure: { id, at, sequence, hash }, ledger }) => ({ id, erasedAt: at, ledger, sequence, hash })))
    .execute();
  await recordContacts(
    transaction,
    tombstones.map(({ erasure }) => erasure),
    null,
  );
  await recordTombstones(engine, transaction, tombstones, alarms);
  if (alarms.length > 0) await raiseAlarms(transaction, alarms);
}
