// The desk that actions on a case are made at: who works on which case, by what they know, and of what forms are made of.
import type { CasePeopleAnswer } from '../../protocol/cases/case-api.ts';
import type { CaseFact, FactWords, What } from '../../protocol/cases/case-facts.ts';
import type { Case } from '../../protocol/cases/case-from.ts';
import { couldOwn } from '../../protocol/cases/could-own.ts';
import { type Refusal, refusalOf } from '../../protocol/cases/refusal.ts';
import type { Person } from '../../protocol/console-api.ts';
import type { Texts } from '../texts/en.ts';

export type Option = { id: string; name: string };
type Named = { name: string; label: string; hint?: string };
export type Field = Named &
  (
    | { as: 'text' | 'line'; required: boolean }
    | { as: 'choice'; options: readonly Option[]; value: string }
    /** `max`: not later than that. */
    | { as: 'day'; value: string; required: boolean; max?: string }
    | { as: 'time'; value: string }
    | { as: 'several'; options: readonly Option[]; chosen: readonly string[] }
    | { as: 'check' }
  );

export type Saying = { what: What; words: FactWords | null };
export type CaseAction = {
  id: string;
  label: string;
  /** Above the fields, or what is asked where there are none. */
  line?: string;
  fields: readonly Field[];
  /** Seen at once; the others unfold. */
  frequent?: boolean;
  /** Done at once, with nothing to fill in. */
  atOnce?: boolean;
  /** What was filled in, or what is wrong with it. */
  say(values: Values): Saying | { wrong: string; field: string };
};
/** Of the fields that are filled in. */
export type Values = { text(name: string): string; has(name: string): boolean; all(name: string): string[] };

export type Desk = {
  found: Case;
  facts: readonly CaseFact[];
  me: Pick<Person, 'id' | 'role'>;
  people: CasePeopleAnswer['people'];
  teams: readonly string[];
  teamName: (id: string) => string;
  /** Another case by its reference, among those that are seen here. */
  caseByReference: (reference: string) => string | null;
  pointText: (id: string) => string;
  newPoint: () => string;
  /** At the case's site. */
  today: string;
  time: string;
  texts: Texts;
};

/** null: it would be taken. */
export function refusalFor({ facts, found, me }: Pick<Desk, 'facts' | 'found' | 'me'>, what: What): Refusal | null {
  return refusalOf(facts, { basedOn: found.number, what }, { by: me.id, hand: me.role });
}

export function isOffered(desk: Pick<Desk, 'facts' | 'found' | 'me'>, what: What): boolean {
  return refusalFor(desk, what) === null;
}

/** Those to whom it can be given by such a fact. */
export function owners(desk: Desk, giving: (owner: string) => What): Option[] {
  return desk.people
    .filter((person) => couldOwn(person, desk.found) && isOffered(desk, giving(person.id)))
    .map(({ id, name }) => ({ id, name }));
}

export function optionsOf<Id extends string>(ids: readonly Id[], names: Readonly<Record<Id, string>>): Option[] {
  return ids.map((id) => ({ id, name: names[id] }));
}

export function teamField({ teams, teamName, found, texts }: Desk): Field[] {
  if (teams.length === 0) return [];
  const { team, noTeam } = texts.caseForms.assigned;
  const options = [{ id: '', name: noTeam }, ...teams.map((id) => ({ id, name: teamName(id) }))];
  return [{ name: 'team', label: team, as: 'choice', options, value: found.team ?? '' }];
}

/** What the person sees at their receipt (decision 0023), beside what staff keep for themselves. */
export function toPersonField({ texts }: Pick<Desk, 'texts'>): Field {
  const { label, hint } = texts.caseForms.toPerson;
  return { name: 'toPerson', label, hint, as: 'text', required: false };
}

/** null: nothing was written. */
export function wordsIn({ text }: Values): FactWords | null {
  const words = { ...(text('text') && { text: text('text') }), ...(text('toPerson') && { toPerson: text('toPerson') }) };
  return Object.keys(words).length > 0 ? words : null;
}

/** What a list offered; anything else can only come from a page that was tampered with. */
export function picked<const Ids extends readonly [string, ...string[]]>(ids: Ids, id: string): Ids[number] {
  return ids.includes(id) ? id : ids[0];
}
