// Erases entries and the words of cases together: on the list first, then here, in one transaction that no hold can slip into.
import { Problem } from '../../../../protocol/problem.ts';
import type { DataProtectionStore, Erased, ErasureOrder, Found, WordErasure } from '../../data-protection-store.ts';
import type { Database, StoreEngine } from '../../store-engine.ts';
import { appendTo } from '../audit.ts';
import { eraseBodies, places } from '../erase.ts';
import { heldOf } from './holds.ts';
import { holdCounters, tellErased } from './tell-erased.ts';

type List = Parameters<DataProtectionStore['erase']>[1];

export async function eraseFound(engine: StoreEngine, order: ErasureOrder, list: List): Promise<Erased> {
  const erased = await engine.database.transaction().execute(async (transaction) => {
    const { organisation, at } = order;
    // Whoever places a hold holds it too.
    await holdCounters(transaction, [organisation]);
    const free = await withoutHeld(engine, transaction, order);
    const entries = await places(engine, transaction, organisation, free.entries);
    const words = (await wordsIn(engine, transaction, organisation, free.cases)).map(({ id }) => ({ fact: id, organisation, at }));
    await list(
      entries.map((place) => ({ ...place, at })),
      words,
    );
    const ids = entries.map(({ id }) => id);
    const gone = ids.length > 0 ? await eraseBodies(engine, transaction, ids, at) : [];
    const cases = await eraseWords(engine, transaction, words);
    await record(transaction, order, gone, cases);
    return { entries: gone, facts: words.map(({ fact }) => fact), cases };
  });
  if (erased.entries.length + erased.facts.length > 0) await engine.scrub();
  return erased;
}

export async function eraseWordsAgain(engine: StoreEngine, words: readonly WordErasure[]): Promise<number> {
  const { list, database } = engine;
  const missing = await Promise.all(
    [...Map.groupBy(words, ({ organisation }) => organisation)].map(async ([organisation, all]) => {
      const gone = database.selectFrom('goneWords').select('fact').where('organisation', '=', organisation);
      const rows = await gone.where('fact', 'in', list(all.map(({ fact }) => fact))).execute();
      const known = new Set(rows.map(({ fact }) => fact));
      return [...new Map(all.filter(({ fact }) => !known.has(fact)).map((one) => [one.fact, one])).values()];
    }),
  );
  const left = missing.flat();
  if (left.length === 0) return 0;
  await database.transaction().execute(async (transaction) => {
    await holdCounters(
      transaction,
      left.map(({ organisation }) => organisation),
    );
    await eraseWords(engine, transaction, left);
  });
  await engine.scrub();
  return left.length;
}

async function withoutHeld(engine: StoreEngine, transaction: Database, order: ErasureOrder): Promise<Found> {
  const held = await heldOf(engine, transaction, order.organisation, order);
  if (held.entries.length + held.cases.length === 0) return order;
  if (order.held === 'refuse') throw new Problem('on-legal-hold');
  const [entries, cases] = [new Set(held.entries), new Set(held.cases)];
  return { entries: order.entries.filter((id) => !entries.has(id)), cases: order.cases.filter((id) => !cases.has(id)) };
}

function wordsIn({ list }: StoreEngine, transaction: Database, organisation: string, cases: readonly string[]) {
  return transaction
    .selectFrom('caseFacts')
    .select(['id'])
    .where('organisation', '=', organisation)
    .where('caseId', 'in', list(cases))
    .where('words', 'is not', null)
    .orderBy('id')
    .execute();
}

/** Gives the cases they stood in. */
async function eraseWords({ list }: StoreEngine, transaction: Database, words: readonly WordErasure[]): Promise<string[]> {
  const emptied: string[] = [];
  for (const [organisation, all] of Map.groupBy(words, (one) => one.organisation)) {
    const rows = await transaction
      .updateTable('caseFacts')
      .set({ words: null })
      .where('organisation', '=', organisation)
      .where('id', 'in', list(all.map(({ fact }) => fact)))
      .returning('caseId')
      .execute();
    for (const { fact, at } of all)
      await transaction
        .insertInto('goneWords')
        .values({ organisation, fact, erasedAt: at })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    const cases = [...new Set(rows.map(({ caseId }) => caseId))].sort();
    await tellErased(
      transaction,
      cases.map((caseId) => ({ organisation, site: null, caseId })),
    );
    emptied.push(...cases);
  }
  return emptied;
}

async function record(transaction: Database, order: ErasureOrder, entries: string[], cases: string[]): Promise<void> {
  const { organisation, at, actor, action } = order;
  const event = { organisation, at, actor, action };
  const events = [
    ...entries.map((target) => ({ ...event, target, details: '{"of":"entry"}' })),
    ...cases.map((target) => ({ ...event, target, details: '{"of":"case"}' })),
  ];
  if (events.length > 0) await appendTo(transaction, organisation, events);
}
