// One person's data over the API. Who finds and exports is oversight, who reads all and changes nothing; who erases and holds is an
// administrator, who reads no words: nobody can do both alone. Either of the whole organisation, and never anything that is about themselves.

import type { FindPersonLine } from '../../protocol/data-protection-api.ts';
import { Problem } from '../../protocol/problem.ts';
import type { Handlers, Member } from '../api/handler.ts';
import { lineAnswer } from '../http/line-answer.ts';
import { itemNames } from '../inbox/item-names.ts';
import type { Parts } from '../parts.ts';
import { periodOfDays } from '../reports/report-period.ts';
import type { Found } from '../store/data-protection-store.ts';
import type { PersonRow } from '../store/store.ts';
import { erasePerson } from './erase-person.ts';
import { asText, exportPerson } from './export-person.ts';
import { findPerson } from './find-person.ts';

type PersonHandlers = Pick<Handlers, 'findPerson' | 'exportPerson' | 'erasePerson' | 'holds' | 'placeHold' | 'liftHold'>;

export function personHandlers(parts: Parts): PersonHandlers {
  const { store } = parts;
  const names = itemNames(store);
  return {
    async findPerson({ caller, body, receivedAt: at }) {
      const { organisation, id: actor } = ofAll(caller);
      const period = periodOfDays(body);
      await parts.caseOpener.catchUp(organisation);
      const steps = findPerson(parts, { organisation, terms: body.terms, ...period, at, actor });
      return lineAnswer(steps, (step) => shown(parts, caller.person, step, names));
    },

    async exportPerson({ caller, body, receivedAt: at }) {
      const { organisation, id: actor } = ofAll(caller);
      const found = await allowed(parts, caller.person, await revealed(body, names));
      const said = await exportPerson(parts, { organisation, found, redact: body.redact, at, actor });
      const isText = body.as === 'text';
      return new Response(isText ? asText(said) : `${JSON.stringify(said, null, 2)}\n`, {
        headers: {
          'content-type': isText ? 'text/plain; charset=utf-8' : 'application/json',
          'content-disposition': `attachment; filename="candour-person.${isText ? 'txt' : 'json'}"`,
          'cache-control': 'no-store',
        },
      });
    },

    async erasePerson({ caller, body, receivedAt: at }) {
      const { organisation, id: actor } = ofAll(caller);
      const found = await allowed(parts, caller.person, await revealed(body, names));
      const { entries, cases, facts } = await erasePerson(parts, { organisation, found, search: body.search, at, actor });
      return { entries: entries.length, cases: cases.length, facts: facts.length };
    },

    async holds({ caller }) {
      const { hide } = await names();
      const { organisation, id } = ofAll(caller);
      const reader = { person: id, sites: null, departments: null, held: 'anywhere' } as const;
      const holds = await store.dataProtection.holds(organisation);
      const cases = await Promise.all(
        holds.map(({ of, target }) => (of === 'case' ? store.cases.case({ organisation, reader, id: target }) : null)),
      );
      return {
        holds: holds.map(({ of, target, placedAt, placedBy, ground }, place) => {
          const named = { of, target: of === 'entry' ? hide(target) : target, reference: cases[place]?.reference ?? null };
          return { ...named, placedAt: new Date(placedAt).toISOString(), placedBy, ground };
        }),
      };
    },

    async placeHold({ caller, body, receivedAt: placedAt }) {
      const { organisation, id: placedBy } = ofAll(caller);
      const target = await targetOf(body, names);
      if (!(await store.dataProtection.placeHold({ organisation, ...body, target, placedAt, placedBy }))) throw new Problem('not-found');
    },

    async liftHold({ caller, body, receivedAt: at }) {
      const { organisation, id: by } = ofAll(caller);
      const target = await targetOf(body, names);
      if (!(await store.dataProtection.liftHold({ organisation, ...body, target, at, by }))) throw new Problem('not-found');
    },
  };
}

type Names = ReturnType<typeof itemNames>;

function ofAll({ person }: Member): PersonRow {
  if (person.sites !== null || person.departments !== null) throw new Problem('not-allowed');
  return person;
}

async function revealed({ entries, cases }: Found, names: Names): Promise<Found> {
  const { reveal } = await names();
  return { entries: entries.map(reveal), cases };
}

async function targetOf({ of, target }: { of: string; target: string }, names: Names): Promise<string> {
  return of === 'entry' ? (await names()).reveal(target) : target;
}

/** Without what the caller is a subject of. */
async function allowed(parts: Parts, person: PersonRow, found: Found): Promise<Found> {
  const { entries, cases } = await visible(parts, person, found);
  return { entries, cases: cases.map(({ id }) => id) };
}

async function visible({ store }: Parts, { organisation, id: person }: PersonRow, { entries, cases }: Found) {
  const reader = { person, sites: null, departments: null, held: 'anywhere' } as const;
  const about = new Set(await store.cases.withheld({ organisation, reader, entries }));
  const rows = await Promise.all(cases.map((id) => store.cases.case({ organisation, reader, id })));
  return { entries: entries.filter((id) => !about.has(id)), cases: rows.filter((row) => row !== null) };
}

type Step = ReturnType<typeof findPerson> extends AsyncGenerator<infer S> ? S : never;

async function shown(parts: Parts, person: PersonRow, step: Step, names: Names): Promise<FindPersonLine> {
  if (step.step === 'looked') return { line: 'progress', looked: step.looked };
  const { hide } = await names();
  const { search, looked, closed, entries, cases } = step;
  const ids = { entries: entries.map(({ entry }) => entry.id), cases: cases.map(({ id }) => id) };
  const may = await visible(parts, person, ids);
  const seenEntries = new Set(may.entries);
  const foundBy = new Map(cases.map(({ id, by }) => [id, by]));
  return {
    line: 'found',
    ...{ search, looked, closed },
    entries: entries
      .filter(({ entry }) => seenEntries.has(entry.id))
      .map(({ entry: { id, kind, site, receivedAt }, by }) => {
        return { id: hide(id), kind, site, day: new Date(receivedAt).toISOString().slice(0, 10), by };
      }),
    cases: may.cases.map(({ id, reference, site, day, entry }) => {
      return { id, reference, site, day, entry: entry && hide(entry), by: foundBy.get(id) ?? [] };
    }),
  } as FindPersonLine;
}
