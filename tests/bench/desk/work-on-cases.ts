// People's work on the desk's cases, day after day. Each day's facts of a case are appended as the collector appends them, and its row is derived
// once, after the last of them: the row is the same, whether it was derived in between or not.
import { uuidV7 } from '../../../src/protocol/uuid-v7.ts';
import type { SeededRandom } from '../../../src/server/demo/seeded-random.ts';
import { sealWords } from '../../../src/server/keys/seal-words.ts';
import type { DueOf, StoredCase, StoredFact } from '../../../src/server/store/case-store.ts';
import { appendTo } from '../../../src/server/store/queries/audit.ts';
import { factsOf } from '../../../src/server/store/queries/cases/add-facts.ts';
import { holdCounter, keepCounter } from '../../../src/server/store/queries/cases/case-counter.ts';
import { keepFact, project } from '../../../src/server/store/queries/cases/keep-fact.ts';
import type { Database } from '../../../src/server/store/store-engine.ts';
import { type PlannedDay, plannedDays } from './desk-facts.ts';

type Planned = PlannedDay & { case: string; opening: number };
export type Desk = {
  plan(opened: StoredCase, day: number): void;
  work(transaction: Database, day: number, at: number, dueOf: DueOf): Promise<void>;
};
type Place = { organisation: string; people: readonly string[]; recipients: readonly { keyId: string; publicKey: string }[] };

export function workOnCases({ organisation, people, recipients }: Place, random: SeededRandom): Desk {
  const calendar = new Map<number, Planned[]>();
  const add = async (transaction: Database, { case: id, opening, by, facts }: Planned, at: number, dueOf: DueOf) => {
    const counter = await holdCounter(transaction, organisation);
    const history: StoredFact[] = await factsOf(transaction, organisation, id);
    const kept: StoredFact[] = [];
    for (const { what, words } of facts) {
      const fact = uuidV7(at, random.bytes(10));
      const sealed = words && (await sealWords(words, { organisation, entryId: fact }, recipients));
      const one = { id: fact, case: id, doneAt: at, basedOn: history.length, what, words: sealed };
      kept.push(await keepFact(transaction, { counter, history, by: by as StoredFact['by'], at }, one));
      history.push(kept.at(-1) as StoredFact);
    }
    await project(transaction, { counter, opening, change: counter.changes, dueOf }, history);
    await keepCounter(transaction, counter);
    const events = kept.map(({ id: fact, what }) => {
      return { organisation, at, actor: by, action: 'case-fact', target: id, details: JSON.stringify({ fact: what.fact, id: fact }) };
    });
    await appendTo(transaction, organisation, events);
  };
  return {
    plan({ id, opening, kind }, day) {
      for (const planned of plannedDays(kind, people, random)) {
        const on = day + planned.afterDays;
        calendar.set(on, [...(calendar.get(on) ?? []), { ...planned, case: id, opening }]);
      }
    },
    async work(transaction, day, at, dueOf) {
      for (const planned of calendar.get(day) ?? []) await add(transaction, planned, at, dueOf);
      calendar.delete(day);
    },
  };
}
