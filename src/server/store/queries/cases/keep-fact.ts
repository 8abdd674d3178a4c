// Writes one fact and everything that follows from it: the row of its case, whom it is about, and what people who copied it must lose.
import type { Case } from '../../../../protocol/cases/case-from.ts';
import { caseFrom } from '../../../../protocol/cases/case-from.ts';
import { overlapsOf } from '../../../../protocol/cases/overlaps.ts';
import type { DueOf, SealedFact, StoredFact } from '../../case-store.ts';
import type { Database } from '../../store-engine.ts';
import { takeNumbers } from '../arrivals.ts';
import type { CaseCounter } from './case-counter.ts';
import { columnsOf, withoutWords } from './case-row.ts';

type Written = { counter: CaseCounter; history: readonly StoredFact[]; by: StoredFact['by']; at: number };

/** `counter.changes` rises. */
export async function keepFact(transaction: Database, { counter, history, by, at }: Written, fact: SealedFact): Promise<StoredFact> {
  counter.changes += 1;
  const number = history.length + 1;
  const overlaps = overlapsOf({ ...fact, by }, history.map(withoutWords));
  const { id, doneAt, basedOn, what } = fact;
  const words = fact.words !== null && (await areGone(transaction, counter.organisation, id)) ? null : fact.words;
  const place = { organisation: counter.organisation, caseId: fact.case, number, id, change: counter.changes };
  await transaction
    .insertInto('caseFacts')
    .values({
      ...place,
      ...{ at, doneAt, author: by, basedOn, words },
      ...{ overlaps: JSON.stringify(overlaps), fact: what.fact, what: JSON.stringify(what) },
    })
    .execute();
  const kept: StoredFact = { id, case: fact.case, number, at, doneAt, by, basedOn, overlaps, what, words };
  await withdraw(transaction, counter, history, kept);
  return kept;
}

/** Erased before this database was restored, and now sent again. */
async function areGone(transaction: Database, organisation: string, fact: string): Promise<boolean> {
  const gone = transaction.selectFrom('goneWords').select('fact').where('organisation', '=', organisation).where('fact', '=', fact);
  return (await gone.executeTakeFirst()) !== undefined;
}

/** Makes the row of a case as its facts say. `before` null: it had none. */
export async function project(
  transaction: Database,
  { counter, opening, change, dueOf }: { counter: Pick<CaseCounter, 'organisation'>; opening: number; change: number; dueOf: DueOf },
  facts: readonly StoredFact[],
): Promise<Case> {
  const found = caseFrom(facts.map(withoutWords));
  if (!found) throw new Error('a case without the fact that opens it');
  const { organisation } = counter;
  const row = columnsOf(found, dueOf(found), { organisation, opening, change });
  await transaction
    .insertInto('cases')
    .values(row)
    .onConflict((conflict) => conflict.columns(['organisation', 'id']).doUpdateSet(row))
    .execute();
  await keepSubjects(transaction, organisation, found);
  return found;
}

async function keepSubjects(transaction: Database, organisation: string, { id, subjects, subjectsLooked }: Case): Promise<void> {
  if (!subjectsLooked) return;
  await transaction.deleteFrom('caseSubjects').where('organisation', '=', organisation).where('caseId', '=', id).execute();
  if (subjects.length === 0) return;
  await transaction
    .insertInto('caseSubjects')
    .values(subjects.map((person) => ({ organisation, person, caseId: id })))
    .execute();
}

/** Facts that can take a case, and the message it was opened from, from somebody who has a copy. */
async function withdraw(transaction: Database, counter: CaseCounter, history: readonly StoredFact[], fact: StoredFact): Promise<void> {
  const { what, by } = fact;
  const first = (history[0] ?? fact).what;
  if (first.fact !== 'opened') return;
  const canTake = what.fact === 'subjects' || what.fact === 'held' || (what.fact === 'opened' && by !== 'rule');
  if (!canTake) return;
  const { organisation, changes: change } = counter;
  const exposed = wasShown(history.length === 0 ? [fact] : history) ? 1 : 0;
  await transaction
    .insertInto('caseWithdrawals')
    .values({ organisation, change, caseId: fact.case, entry: first.entry, exposed })
    .execute();
}

/** Others than those who see what is held may have had it on their screens. */
function wasShown(history: readonly StoredFact[]): boolean {
  return history.some(({ what, by }) => what.fact === 'released' || (what.fact === 'opened' && (!what.held || by !== 'rule')));
}

/** What was withheld comes to those who read along as if it had just arrived: they have long read past its old number. */
export async function arriveAgain(transaction: Database, organisation: string, entry: string): Promise<void> {
  const there = await transaction.selectFrom('arrivals').select('arrival').where('entry', '=', entry).executeTakeFirst();
  if (!there) return;
  const arrival = await takeNumbers(transaction, organisation, 1);
  await transaction.updateTable('arrivals').set({ arrival }).where('organisation', '=', organisation).where('entry', '=', entry).execute();
}
