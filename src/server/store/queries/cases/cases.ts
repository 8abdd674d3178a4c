// Cases: opened, added to, listed, counted, made anew.
import type { CaseStore } from '../../case-store.ts';
import type { StoreEngine } from '../../store-engine.ts';
import { addFacts, factsOf } from './add-facts.ts';
import { storedCase } from './case-row.ts';
import { countCases, heldDays } from './count-cases.ts';
import { hasChanged } from './has-changed.ts';
import { listCases } from './list-cases.ts';
import { openCase } from './open-case.ts';
import { arrived, markRead, readThrough, unread } from './read-arrivals.ts';
import { rebuildCases } from './rebuild-cases.ts';
import { visibleCase } from './visible-case.ts';
import { withdrawn, withheld } from './withheld.ts';

export function caseStore(engine: StoreEngine): CaseStore {
  const { database } = engine;
  return {
    open: (opening) => openCase(engine, opening),
    add: (addition) => addFacts(engine, addition),
    cases: (query) => listCases(engine, query),
    async case({ organisation, reader, id }) {
      const named = database.selectFrom('cases').selectAll().where('organisation', '=', organisation).where('id', '=', id);
      const row = await named.where(visibleCase(engine, reader)).executeTakeFirst();
      return row ? storedCase(row) : null;
    },
    facts: (organisation, id) => factsOf(database, organisation, id),
    counts: (query) => countCases(engine, query),
    heldDays: (query) => heldDays(engine, query),
    async changes(organisation) {
      const counter = database.selectFrom('caseCounters').select('changes').where('organisation', '=', organisation);
      return (await counter.executeTakeFirst())?.changes ?? 0;
    },
    hasChanged: (query) => hasChanged(engine, query),
    withdrawn: (query) => withdrawn(engine, query),
    withheld: (query) => withheld(engine, query),
    unread: (organisation, limit) => unread(database, organisation, limit),
    arrived: (organisation, entry) => arrived(database, organisation, entry),
    markRead: (organisation, through) => markRead(database, organisation, through),
    readThrough: (organisation) => readThrough(database, organisation),
    rebuild: (asked) => rebuildCases(engine, asked),
  };
}
