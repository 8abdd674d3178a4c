// What consoles must drop from their copies is numbered among the changes to cases, by which they ask what they lost.
import type { Database } from '../../store-engine.ts';
import { holdCounter, keepCounter } from '../cases/case-counter.ts';

type Told = { organisation: string; site: string | null; entry?: string; caseId?: string };

/** Always in the same order, so that two writers never wait for each other. */
export async function holdCounters(transaction: Database, organisations: readonly string[]): Promise<void> {
  for (const organisation of [...new Set(organisations)].sort()) await holdCounter(transaction, organisation);
}

export async function tellErased(transaction: Database, erased: readonly Told[]): Promise<void> {
  const byOrganisation = [...Map.groupBy(erased, ({ organisation }) => organisation)].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [organisation, told] of byOrganisation) {
    const counter = await holdCounter(transaction, organisation);
    const rows = told.map(({ site, entry = null, caseId = null }) => {
      counter.changes += 1;
      return { organisation, change: counter.changes, site, entry, caseId };
    });
    await keepCounter(transaction, counter);
    // Five columns each, and an engine takes some thousands of parameters.
    for (let from = 0; from < rows.length; from += 1000)
      await transaction
        .insertInto('erasedWords')
        .values(rows.slice(from, from + 1000))
        .execute();
  }
}
