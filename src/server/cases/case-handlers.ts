// Cases: listed, counted, read, opened, added to.
import { Problem } from '../../protocol/problem.ts';
import type { CallOf, Handlers } from '../api/handler.ts';
import { itemNames } from '../inbox/item-names.ts';
import type { Parts } from '../parts.ts';
import { addFacts } from './add-facts.ts';
import { cursorAfter, readFilter, readLimit, readOrder } from './case-query.ts';
import { caseReader } from './case-reader.ts';
import { changesAfter, changesCursor } from './changes-cursor.ts';
import { openByHand } from './open-by-hand.ts';
import { readCase } from './read-case.ts';
import { shownTo } from './shown-case.ts';

type CaseHandlers = Pick<Handlers, 'cases' | 'caseCounts' | 'casePeople' | 'case' | 'openCase' | 'addFacts'>;

export function caseHandlers(parts: Parts): CaseHandlers {
  const { store } = parts;
  const names = itemNames(store);
  return {
    cases: async (call) => listCases(parts, call, await names()),

    async caseCounts({ caller, receivedAt: now }) {
      const { organisation } = caller.person;
      await parts.caseOpener.catchUp(organisation);
      const reader = caseReader(caller.person);
      const counts = await store.cases.counts({ organisation, reader, now, endOfDay: await endOfDay(parts, organisation, now) });
      const held = await store.cases.heldDays({ organisation, reader });
      return { ...counts, held: held as Shown['held'], asOf: new Date(now).toISOString() };
    },

    async casePeople({ caller }) {
      const people = await store.people.people(caller.person.organisation);
      return {
        people: people
          .filter(({ active }) => active)
          .map(({ id, name, role, sites, departments }) => ({ id, name, role, sites, departments })),
      };
    },

    async case({ caller, param, receivedAt }) {
      await parts.caseOpener.catchUp(caller.person.organisation);
      return readCase(parts, caller.person, param('case'), await names(), receivedAt);
    },

    async openCase({ caller, body, receivedAt: at }) {
      const { person } = caller;
      const known = await names();
      const { opened, case: there } = await openByHand(parts, { person, request: body, at, names: known });
      const { id, reference } = there;
      const seen = await store.cases.case({ organisation: person.organisation, reader: caseReader(person), id });
      const [shown] = await shownTo(store, person, seen ? [seen] : [], known.hide);
      // Who opens what is held at once keeps its name and reference, to write it on the letter.
      return { opened, id, reference: opened || seen ? reference : null, case: shown ?? null };
    },

    async addFacts({ caller, body, receivedAt }) {
      const { hide } = await names();
      const { answers, cases } = await addFacts(parts, caller.person, body, receivedAt);
      return { answers, cases: await shownTo(store, caller.person, cases, hide) };
    },
  };
}

type Shown = Awaited<ReturnType<CaseHandlers['caseCounts']>>;

async function listCases(
  parts: Parts,
  { caller, query, receivedAt }: CallOf<'cases'>,
  names: Awaited<ReturnType<ReturnType<typeof itemNames>>>,
) {
  const { organisation } = caller.person;
  const reader = caseReader(caller.person);
  const filter = readFilter(query);
  const limit = readLimit(query);
  const text = query('changedAfter');
  const asked = text === undefined ? null : await changesAfter(parts.store, organisation, { name: 'changedAfter', text }, names);
  const order = readOrder(query, asked, names);
  // A copy that is still empty has nothing to lose.
  const since = text ? asked : null;
  await parts.caseOpener.catchUp(organisation);
  const { cases } = parts.store;
  // Before the rest: what changes meanwhile comes with the next question.
  const changes = await changesCursor(parts.store, organisation, names);
  const found = await cases.cases({ organisation, reader, filter, order, limit: limit + 1 });
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const erased = since !== null ? await parts.store.dataProtection.erasedSince({ organisation, reader, after: since }) : { cases: [] };
  const { cases: withdrawn } = since !== null ? await cases.withdrawn({ organisation, reader, after: since }) : { cases: [] };
  return {
    cases: await shownTo(parts.store, caller.person, page, names.hide),
    next: found.length > limit && last ? cursorAfter(last, order, names) : null,
    changes,
    withdrawn,
    emptied: erased.cases,
    asOf: new Date(receivedAt).toISOString(),
  };
}

/** Of the day that it is at the organisation's first site. */
async function endOfDay({ store }: Parts, organisation: string, now: number): Promise<number> {
  const [site] = await store.kiosks.sites(organisation);
  if (!site) throw new Problem('not-found');
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(site.timeZone).toPlainDate();
  return today.add({ days: 1 }).toZonedDateTime(site.timeZone).epochMilliseconds;
}
