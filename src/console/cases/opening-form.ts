// The form that opens a case by hand: its fields, and the fact that they make. Pure.
import type { FactWords, Opened } from '../../protocol/cases/case-facts.ts';
import { type ArrivalChannel, CaseKind, ContactChannel } from '../../protocol/cases/case-kinds.ts';
import type { Texts } from '../texts/en.ts';
import { type Field, type Option, optionsOf, picked, type Values } from './case-desk.ts';

/** What a person brings by hand. */
const BROUGHT = ['paper', 'phone', 'letter', 'e-mail', 'in-person'] as const satisfies readonly ArrivalChannel[];

/** What a case can be about, as far as it is known here. */
export type About = { departments: readonly Option[]; services: readonly (Option & { department: string })[] };

export function kindFields(texts: Texts, { departments, services }: About): Field[] {
  const t = texts.caseForms.open;
  const none = { id: '', name: t.noDepartment };
  const fields: Field[] = [
    { name: 'kind', label: t.kind, as: 'choice', options: optionsOf(CaseKind.options, texts.cases.kinds), value: 'complaint' },
    { name: 'contact', label: t.contact, as: 'choice', options: optionsOf(ContactChannel.options, texts.cases.contacts), value: 'none' },
  ];
  const choice = (name: 'department' | 'service', options: readonly Option[], hint: string): Field[] =>
    options.length === 0 ? [] : [{ name, label: t[name], hint, as: 'choice', options: [none, ...options], value: '' }];
  return [...fields, ...choice('department', departments, t.departmentHint), ...choice('service', services, t.serviceHint)];
}

export function placeFields(texts: Texts, sites: readonly Option[], today: string): Field[] {
  const t = texts.caseForms.open;
  return [
    { name: 'channel', label: t.channel, as: 'choice', options: optionsOf(BROUGHT, texts.cases.channels), value: 'paper' },
    { name: 'site', label: t.site, as: 'choice', options: sites, value: sites[0]?.id ?? '' },
    ...momentFields(texts, today),
  ];
}

/** When it came, at the site. */
export function momentFields(texts: Texts, today: string): Field[] {
  const t = texts.caseForms.open;
  return [
    { name: 'day', label: t.day, as: 'day', value: today, required: true, max: today },
    { name: 'time', label: t.time, as: 'time', value: '12:00' },
  ];
}

export function wordFields(texts: Texts): Field[] {
  const t = texts.caseForms.open;
  return [
    { name: 'text', label: t.words, hint: t.wordsHint, as: 'text', required: true },
    ...(['name', 'email', 'phone', 'address'] as const).map((name): Field => ({ name, label: t[name], as: 'line', required: false })),
  ];
}

const WAY: { readonly [Channel in ContactChannel]: keyof FactWords | null } = {
  'e-mail': 'email',
  phone: 'phone',
  letter: 'address',
  none: null,
};

/** Whoever wants an answer must be reachable that way. The name of the field that says how; null: all is well. */
export function missingWay(values: Values): string | null {
  const way = WAY[contactIn(values)];
  return way !== null && values.text(way) === '' ? way : null;
}

type Chosen = Pick<Opened, 'kind' | 'contact' | 'department' | 'service'>;

/** A service that is named names its department. */
export function chosenIn(values: Values, { services }: Pick<About, 'services'>): Chosen {
  const kind = picked(CaseKind.options, values.text('kind'));
  const service = services.find(({ id }) => id === values.text('service')) ?? null;
  const department = values.text('department') || (service?.department ?? null);
  return { kind, contact: contactIn(values), department, service: service?.id ?? null };
}

function contactIn(values: Values): ContactChannel {
  return picked(ContactChannel.options, values.text('contact'));
}

/** `receivedAt`: until the collector says it better. */
export function openedElsewhere(values: Values, receivedAt: number, about: Pick<About, 'services'>): Opened {
  const site = values.text('site') as Opened['site'];
  const place = { channel: picked(BROUGHT, values.text('channel')), site, day: values.text('day'), receivedAt };
  return { fact: 'opened', reference: '', locale: null, entry: null, held: false, ...place, ...chosenIn(values, about) };
}

export function wordsIn(values: Values): FactWords {
  const typed = (['text', 'name', 'email', 'phone', 'address'] as const).map((name) => [name, values.text(name)] as const);
  return Object.fromEntries(typed.filter(([, value]) => value !== ''));
}
