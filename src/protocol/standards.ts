// What an organisation promises and where to turn when it falls short: its departments and services, what it asks of people, their
// rights, and the ways to complain. Shown at the kiosk; messages, questions and reports name departments and services by these ids.
import * as v from 'valibot';
import type { Contradiction } from './contradictions.ts';
import { Slug } from './ids.ts';
import { LocalisedText } from './text.ts';

const list = <Item extends v.GenericSchema>(item: Item, most: number) => v.pipe(v.array(item), v.minLength(1), v.maxLength(most));
const texts = (most: number) => list(LocalisedText, most);

/** `text` is what people read; `time` is the same as a number, where it is one, so that a report can measure it. */
const Promised = v.strictObject({
  text: LocalisedText,
  time: v.optional(
    v.strictObject({
      value: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)),
      unit: v.picklist(['minutes', 'hours', 'working-days']),
    }),
  ),
});

const Department = v.strictObject({ id: Slug, name: LocalisedText });
const Service = v.strictObject({
  id: Slug,
  name: LocalisedText,
  department: Slug,
  /** What a person must bring or do. */
  requirements: v.optional(texts(8)),
  cost: v.optional(LocalisedText),
  promised: v.optional(Promised),
});

/** To be copied down as it stands, so the same in every language. */
const AsWritten = (pattern: RegExp, message: string) => v.pipe(v.string(), v.trim(), v.maxLength(120), v.regex(pattern, message));
const Phone = AsWritten(/^\+?[\d ()/.-]{2,29}\d$/, 'a phone number as it is dialled');
const Email = AsWritten(/^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/, 'an e-mail address');
const Web = AsWritten(/^(?:https?:\/\/)?[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:\/\S*)?$/i, 'a web address');

/**
 * One step of the way on: first the organisation itself, or whoever the matter concerns, whose address nobody here can give; then whoever
 * is independent of them.
 */
const EscalationStep = v.strictObject({
  to: v.picklist(['concerned', 'organisation', 'independent']),
  name: LocalisedText,
  /** When to go there. */
  hint: v.optional(LocalisedText),
  address: v.optional(list(AsWritten(/./, 'a line of an address'), 8)),
  phones: v.optional(list(Phone, 6)),
  emails: v.optional(list(Email, 4)),
  web: v.optional(Web),
});

const Way = v.strictObject({ by: v.picklist(['phone', 'in-person', 'mail', 'e-mail', 'web']), lines: texts(4) });

export const Standards = v.strictObject({
  /** On the button that leads there, and above it all. */
  title: LocalisedText,
  introduction: v.optional(LocalisedText),
  /** The month in which it was last changed. */
  revised: v.optional(v.pipe(v.string(), v.regex(/^\d{4}-(?:0[1-9]|1[0-2])$/, 'a month such as 2026-11'))),
  departments: list(Department, 30),
  services: list(Service, 100),
  /** Of the people who come. */
  asked: v.optional(texts(12)),
  rights: v.optional(list(v.strictObject({ title: LocalisedText, lines: texts(8) }), 8)),
  escalation: v.optional(list(EscalationStep, 4)),
  otherWays: v.optional(list(Way, 6)),
  /** Large print, sign language, another language … and how to get it. */
  otherFormats: v.optional(texts(6)),
});
export type Standards = v.InferOutput<typeof Standards>;
type Service = Standards['services'][number];
type EscalationStep = NonNullable<Standards['escalation']>[number];

/** Keys under which its texts stand, and keys of lists of texts. */
export const STANDARDS_TEXT_KEYS = ['introduction', 'cost'] as const;
export const STANDARDS_TEXT_LISTS = ['requirements', 'asked', 'otherFormats'] as const;

export function standardsContradictions({ departments, services, escalation = [] }: Standards): Contradiction[] {
  const known = departments.map(({ id }) => id);
  return [
    ...usedTwice('departments', departments),
    ...usedTwice('services', services),
    ...services.flatMap((service, place) => [
      ...(known.includes(service.department)
        ? []
        : [{ message: `there is no department "${service.department}"`, keys: ['standards', 'services', place, 'department'] }]),
      ...otherNumbers(service, ['standards', 'services', place, 'promised']),
    ]),
    ...escalation.flatMap((step, place) => stepContradictions(step, escalation[place - 1], ['standards', 'escalation', place])),
  ];
}

function usedTwice(name: string, items: readonly { id: string }[]): Contradiction[] {
  return items.flatMap(({ id }, place) =>
    items.findIndex((other) => other.id === id) < place
      ? [{ message: `id "${id}" is used twice`, keys: ['standards', name, place, 'id'] }]
      : [],
  );
}

/** What people read and what is measured must be the same promise. */
function otherNumbers({ promised }: Service, keys: Contradiction['keys']): Contradiction[] {
  const { text, time } = promised ?? {};
  if (!text || !time) return [];
  return Object.entries(text).flatMap(([locale, words]) => {
    const numbers = numbersIn(words);
    if (numbers.length === 0 || numbers.includes(time.value)) return [];
    return [{ message: `says ${numbers.join(', ')}, but its time is ${time.value} ${time.unit}`, keys: [...keys, 'text', locale] }];
  });
}

/** In any script: each run of ten digits in Unicode begins at a zero, and they come in order. */
function numbersIn(words: string): number[] {
  const plain = words.replace(/\p{Nd}/gu, (digit) => {
    let zero = digit.codePointAt(0) ?? 0;
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && (digit.codePointAt(0) ?? 0) - zero < 9) zero -= 1;
    return String((digit.codePointAt(0) ?? 0) - zero);
  });
  return (plain.match(/\d+/g) ?? []).map(Number);
}

function stepContradictions(step: EscalationStep, before: EscalationStep | undefined, keys: Contradiction['keys']): Contradiction[] {
  const found: Contradiction[] = [];
  if (step.to !== 'independent' && before?.to === 'independent')
    found.push({ message: 'the organisation itself comes before whoever is independent of it', keys: [...keys, 'to'] });
  if (step.to !== 'concerned' && !step.address && !step.phones && !step.emails && !step.web)
    found.push({ message: 'an address, a phone number, an e-mail address or a web address', keys });
  return found;
}
