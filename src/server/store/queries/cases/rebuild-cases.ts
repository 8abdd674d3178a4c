// Works out anew what is derived of cases from their facts, a page at a time, and writes what differs as a further change, so that whoever has
// a copy gets it too: after a change of what is derived, or of what is promised. Or only says what differs.
import { caseFrom } from '../../../../protocol/cases/case-from.ts';
import type { RebuildQuery, RebuiltPage } from '../../case-store.ts';
import type { CaseColumns } from '../../case-tables.ts';
import type { Database, StoreEngine } from '../../store-engine.ts';
import { factsOf } from './add-facts.ts';
import { type CaseCounter, holdCounter, keepCounter } from './case-counter.ts';
import { columnsOf, withoutWords } from './case-row.ts';
import { project } from './keep-fact.ts';

type Work = { transaction: Database; counter: CaseCounter; asked: RebuildQuery };
type Opening = { id: string; opening: number };

export function rebuildCases({ database }: StoreEngine, asked: RebuildQuery): Promise<RebuiltPage> {
  return database.transaction().execute(async (transaction) => {
    // Nothing is added to a case between its facts and its row.
    const counter = await holdCounter(transaction, asked.organisation);
    const before = counter.changes;
    const work: Work = { transaction, counter, asked };
    const from = asked.after ?? { change: 0, opening: 0 };
    const openings = await openingsAfter(work, from.change);
    const differed: string[] = [];
    for (const [place, { caseId: id }] of openings.entries())
      if (await rebuildCase(work, { id, opening: from.opening + place + 1 })) differed.push(id);
    const last = openings.length === asked.limit ? openings.at(-1) : undefined;
    if (!last) differed.push(...(await withoutFacts(work)));
    if (counter.changes > before) await keepCounter(transaction, counter);
    const after = last ? { change: last.change, opening: from.opening + openings.length } : null;
    return { looked: openings.length, differed, after };
  });
}

function openingsAfter({ transaction, asked: { organisation, limit } }: Work, change: number) {
  return transaction
    .selectFrom('caseFacts')
    .select(['caseId', 'change'])
    .where('organisation', '=', organisation)
    .where('change', '>', change)
    .where('number', '=', 1)
    .orderBy('change')
    .limit(limit)
    .execute();
}

/** Whether it differed. */
async function rebuildCase(work: Work, { id, opening }: Opening): Promise<boolean> {
  const { transaction, counter, asked } = work;
  const { organisation, dueOf } = asked;
  const history = await factsOf(transaction, organisation, id);
  const found = caseFrom(history.map(withoutWords));
  if (!found) throw new Error(`the case ${id} has no fact that opens it`);
  const said = columnsOf(found, dueOf(found), { organisation, opening, change: 0 });
  const rows = transaction.selectFrom('cases').selectAll().where('organisation', '=', organisation).where('id', '=', id);
  const row = await rows.executeTakeFirst();
  const about = await subjectsOf(work, id);
  if (row && isSame(row, said) && about.join() === [...found.subjects].sort().join()) return false;
  if (!asked.write) return true;
  counter.changes += 1;
  await makeRoom(work, said);
  await transaction.deleteFrom('caseSubjects').where('organisation', '=', organisation).where('caseId', '=', id).execute();
  await project(transaction, { counter, opening, change: counter.changes, dueOf }, history);
  return true;
}

/** The number of the change is no fact's: a row may have been written again since its last one. */
function isSame({ change: _, ...row }: CaseColumns, { change: _none, ...said }: CaseColumns): boolean {
  const names = Object.keys(said) as (keyof typeof said)[];
  return names.every((name) => row[name] === said[name]);
}

async function subjectsOf({ transaction, asked }: Work, id: string): Promise<string[]> {
  const subjects = transaction.selectFrom('caseSubjects').select('person').where('organisation', '=', asked.organisation);
  return (await subjects.where('caseId', '=', id).execute()).map(({ person }) => person).sort();
}

/** A row that wrongly stands where this one belongs gives way, until it is reached itself. */
async function makeRoom({ transaction, asked: { organisation } }: Work, { id, opening, entry }: CaseColumns): Promise<void> {
  const others = transaction.updateTable('cases').where('organisation', '=', organisation).where('id', '<>', id);
  await others.set({ opening: -opening }).where('opening', '=', opening).execute();
  if (entry !== null) await others.set({ entry: null }).where('entry', '=', entry).execute();
}

/** Rows of cases that no fact speaks of: they go. */
async function withoutFacts({ transaction, asked: { organisation, write } }: Work): Promise<string[]> {
  const spokenOf = transaction.selectFrom('caseFacts').select('caseId').where('organisation', '=', organisation);
  const rows = transaction.selectFrom('cases').select('id').where('organisation', '=', organisation).where('id', 'not in', spokenOf);
  const ids = (await rows.execute()).map(({ id }) => id);
  for (const id of write ? ids : []) {
    await transaction.deleteFrom('caseSubjects').where('organisation', '=', organisation).where('caseId', '=', id).execute();
    await transaction.deleteFrom('cases').where('organisation', '=', organisation).where('id', '=', id).execute();
  }
  return ids;
}
