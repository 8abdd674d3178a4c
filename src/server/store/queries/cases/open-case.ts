// Opens a case, once: under its id, and from its entry, whoever asks at the same time.
import { receiptReference } from '../../../../protocol/receipt.ts';
import type { CaseOpening, CaseStore, StoredCase } from '../../case-store.ts';
import type { Database, StoreEngine } from '../../store-engine.ts';
import { appendTo } from '../audit.ts';
import { noteOldDues } from '../case-policies.ts';
import { holdCounter, keepCounter } from './case-counter.ts';
import { storedCase } from './case-row.ts';
import { keepFact, project } from './keep-fact.ts';

export function openCase({ database }: StoreEngine, opening: CaseOpening): ReturnType<CaseStore['open']> {
  const { organisation, case: id, fact, prefix, at, dueOf } = opening;
  return database.transaction().execute(async (transaction) => {
    const counter = await holdCounter(transaction, organisation);
    const there = await findCase(transaction, opening);
    if (there) return { opened: false, case: there };
    counter.cases += 1;
    const reference = opening.what.reference ?? receiptReference(prefix, ++counter.referencesMade);
    const what = { fact: 'opened' as const, ...opening.what, reference };
    const sealed = { id: fact.id, case: id, doneAt: fact.doneAt, basedOn: 0, what, words: fact.words };
    const kept = await keepFact(transaction, { counter, history: [], by: fact.by, at }, sealed);
    await project(transaction, { counter, opening: counter.cases, change: counter.changes, dueOf }, [kept]);
    await keepCounter(transaction, counter);
    await noteOldDues(transaction, organisation, dueOf);
    const event = { organisation, at, actor: fact.by, action: 'case-opened', target: id, details: JSON.stringify({ fact: fact.id }) };
    await appendTo(transaction, organisation, [event]);
    const opened = await findCase(transaction, opening);
    if (!opened) throw new Error('a case was opened but is not there');
    return { opened: true, case: opened };
  });
}

/** Each way in has its own index; asked in one condition, the engines would read every case. */
async function findCase(transaction: Database, { organisation, case: id, fact, what }: CaseOpening): Promise<StoredCase | null> {
  const byId = (named: string) => ({ column: 'id', value: named }) as const;
  const opened = await transaction
    .selectFrom('caseFacts')
    .select('caseId')
    .where('organisation', '=', organisation)
    .where('id', '=', fact.id)
    .executeTakeFirst();
  const ways = [
    byId(id),
    ...(opened ? [byId(opened.caseId)] : []),
    ...(what.entry === null ? [] : [{ column: 'entry', value: what.entry } as const]),
  ];
  for (const { column, value } of ways) {
    const named = transaction.selectFrom('cases').selectAll().where('organisation', '=', organisation).where(column, '=', value);
    const row = await named.executeTakeFirst();
    if (row) return storedCase(row);
  }
  return null;
}
