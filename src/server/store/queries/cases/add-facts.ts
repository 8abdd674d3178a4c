// Appends facts, in order, in one transaction with all that is derived of them. What is refused holds up nothing that comes after it.
import type { FactAnswer } from '../../../../protocol/cases/case-answers.ts';
import type { Case } from '../../../../protocol/cases/case-from.ts';
import { caseFrom } from '../../../../protocol/cases/case-from.ts';
import { uuidV7 } from '../../../../protocol/uuid-v7.ts';
import type { CaseStore, FactAddition, SealedFact, StoredFact } from '../../case-store.ts';
import type { Database, StoreEngine } from '../../store-engine.ts';
import { appendTo } from '../audit.ts';
import { noteOldDues } from '../case-policies.ts';
import { changeMail } from '../letters.ts';
import { type CaseCounter, holdCounter, keepCounter } from './case-counter.ts';
import { storedCase, storedFact, withoutWords } from './case-row.ts';
import { arriveAgain, keepFact, project } from './keep-fact.ts';
import { visibleCase } from './visible-case.ts';

type Work = {
  engine: StoreEngine;
  transaction: Database;
  addition: FactAddition;
  counter: CaseCounter;
  /** Of cases that this author may see; null: there is none for them. */
  histories: Map<string, StoredFact[] | null>;
  kept: StoredFact[];
};

export function addFacts(engine: StoreEngine, addition: FactAddition): ReturnType<CaseStore['add']> {
  return engine.database.transaction().execute(async (transaction) => {
    const counter = await holdCounter(transaction, addition.organisation);
    const work: Work = { engine, transaction, addition, counter, histories: new Map(), kept: [] };
    const answers: FactAnswer[] = [];
    for (const fact of addition.facts) answers.push(await addFact(work, fact));
    await keepCounter(transaction, counter);
    if (work.kept.length > 0) await noteOldDues(transaction, addition.organisation, addition.dueOf);
    await record(work);
    await changeMailOf(work);
    return { answers, cases: await casesOf(work) };
  });
}

async function addFact(work: Work, fact: SealedFact): Promise<FactAnswer> {
  const { id } = fact;
  const before = await factWithId(work, id);
  if (before) return again(before, fact, work.addition.by);
  const history = await historyOf(work, fact.case);
  if (!history) return { id, answer: 'refused', reason: 'not-found' };
  if (fact.what.fact === 'linked' && !(await historyOf(work, fact.what.to))) return { id, answer: 'refused', reason: 'not-found' };
  const facts = history.map(withoutWords);
  const reason = work.addition.judge(facts, fact);
  if (reason) return { id, answer: 'refused', reason };
  const { number, overlaps } = await append(work, history, fact, work.addition.by);
  return { id, answer: 'stored', number, overlaps };
}

/** An author's own fact, word for word but for what is sealed: sealing the same again gives other bytes. */
function again(before: StoredFact, fact: SealedFact, by: string): FactAnswer {
  const isSame = before.by === by && before.case === fact.case && JSON.stringify(before.what) === JSON.stringify(fact.what);
  if (!isSame) return { id: fact.id, answer: 'refused', reason: 'id-taken' };
  return { id: fact.id, answer: 'duplicate', number: before.number, overlaps: before.overlaps };
}

async function append(work: Work, history: StoredFact[], fact: SealedFact, by: StoredFact['by']): Promise<StoredFact> {
  const { transaction, addition, counter } = work;
  const { organisation, at, dueOf } = addition;
  const before = caseFrom(history.map(withoutWords)) as Case;
  const kept = await keepFact(transaction, { counter, history, by, at }, fact);
  history.push(kept);
  work.kept.push(kept);
  const { opening } = await openingOf(transaction, organisation, fact.case);
  const found = await project(transaction, { counter, opening, change: counter.changes, dueOf }, history);
  if (found.entry !== null && cameBack(before, found)) await arriveAgain(transaction, organisation, found.entry);
  const follows = by === 'rule' ? null : addition.follows(found);
  if (follows) {
    const bytes = crypto.getRandomValues(new Uint8Array(10));
    const own = { id: uuidV7(at, bytes), case: fact.case, doneAt: at, basedOn: kept.number, what: follows, words: null };
    await append(work, history, own, 'rule');
  }
  return kept;
}

/** Somebody may see it now who could not. */
function cameBack(before: Case, now: Case): boolean {
  return (before.held && !now.held) || before.subjects.some((person) => !now.subjects.includes(person));
}

async function factWithId({ transaction, addition }: Work, id: string): Promise<StoredFact | null> {
  const facts = transaction.selectFrom('caseFacts').selectAll().where('organisation', '=', addition.organisation).where('id', '=', id);
  const row = await facts.executeTakeFirst();
  return row ? storedFact(row) : null;
}

/** Asked anew for each fact: the one before it may have taken the case from its author. */
async function historyOf(work: Work, id: string): Promise<StoredFact[] | null> {
  const { engine, transaction, addition, histories } = work;
  let visible = transaction.selectFrom('cases').select('cases.id').where('organisation', '=', addition.organisation).where('id', '=', id);
  if (addition.reader) visible = visible.where(visibleCase(engine, addition.reader));
  if (!(await visible.executeTakeFirst())) return null;
  const known = histories.get(id);
  if (known) return known;
  const history = await factsOf(transaction, addition.organisation, id);
  histories.set(id, history);
  return history;
}

export async function factsOf(database: Database, organisation: string, id: string): Promise<StoredFact[]> {
  const facts = database.selectFrom('caseFacts').selectAll().where('organisation', '=', organisation).where('caseId', '=', id);
  return (await facts.orderBy('number').execute()).map(storedFact);
}

function openingOf(transaction: Database, organisation: string, id: string) {
  const row = transaction.selectFrom('cases').select('opening').where('organisation', '=', organisation).where('id', '=', id);
  return row.executeTakeFirstOrThrow();
}

/** A fact that was there already has its e-mail. */
async function changeMailOf({ transaction, addition, kept }: Work): Promise<void> {
  const { organisation, at, mail } = addition;
  const caseOf = (fact: string) => kept.find(({ id }) => id === fact)?.case;
  if (mail) await changeMail(transaction, { organisation, at, caseOf }, mail);
}

async function record({ transaction, addition, kept }: Work): Promise<void> {
  const { organisation, at } = addition;
  if (kept.length === 0) return;
  const events = kept.map(({ id, case: target, by, what }) => {
    return { organisation, at, actor: by, action: 'case-fact', target, details: JSON.stringify({ fact: what.fact, id }) };
  });
  await appendTo(transaction, organisation, events);
}

/** Those that the author may still see. */
async function casesOf({ engine, transaction, addition }: Work) {
  const ids = [...new Set(addition.facts.map((fact) => fact.case))];
  let rows = transaction
    .selectFrom('cases')
    .selectAll()
    .where('organisation', '=', addition.organisation)
    .where('id', 'in', engine.list(ids));
  if (addition.reader) rows = rows.where(visibleCase(engine, addition.reader));
  return (await rows.orderBy('opening').execute()).map(storedCase);
}
