// Rubbish in configuration files: what a tired person, a script gone wrong or somebody malicious makes of one. Seeded; each is the file
// with one to three things wrong in it, and says which.
import type { SeededRandom } from '../scenario/seeded-random.ts';

export type Rubbish = { value: unknown; what: string };
type Place = { parent: Record<string, unknown> | unknown[]; key: string | number; path: string };
type Mutation = (place: Place, random: SeededRandom, whole: unknown) => string | null;

export function rubbish(file: unknown, random: SeededRandom): Rubbish {
  const value = structuredClone(file);
  const done: string[] = [];
  const wanted = 1 + random.below(3);
  for (let tries = 0; done.length < wanted && tries < MOST_TRIES; tries += 1) {
    const what = mutateSomewhere(value, pick(MUTATIONS, random), random);
    if (what) done.push(what);
  }
  return { value, what: done.join('; ') };
}

const MOST_TRIES = 20;
const MOST_PLACES = 400;

/** Where it makes sense: many mutations fit few places. */
function mutateSomewhere(whole: unknown, mutate: Mutation, random: SeededRandom): string | null {
  const places = placesIn(whole);
  for (let tries = 0; tries < MOST_PLACES && places.length > 0; tries += 1) {
    const place = pick(places, random);
    const what = mutate(place, random, whole);
    if (what) return `${what} at ${place.path}`;
  }
  return null;
}

const MUTATIONS: readonly Mutation[] = [
  removed,
  removed,
  added,
  renamed,
  otherType,
  otherType,
  otherString,
  otherString,
  otherString,
  otherNumber,
];
const STRUCTURAL: readonly Mutation[] = [
  twice,
  swapped,
  emptied,
  dangling,
  dangling,
  doubledId,
  nested,
  conditional,
  conditional,
  allConditional,
  allConditional,
];
(MUTATIONS as Mutation[]).push(...STRUCTURAL);

const STRANGE_KEYS = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  '',
  ' ',
  'text ',
  'titel',
  'ключ',
  '\u0000',
  'en-',
  'xx',
  '$ref',
  '0',
];
const STRANGE_STRINGS = [
  ...['', ' ', '\n', '\t\t', '\u0000', '\u200b', '\u200b\u2060\ufeff', '\u00ad', '\u202eevil', '\u2066', '\ud800', 'a\udc00b', '\ufffe'],
  ...['x'.repeat(601), 'x'.repeat(100_000), 'W'.repeat(600), 'ab '.repeat(199), 'ﷺ'.repeat(50), 'Z̸̡͝a̵l̶g̷o̸'.repeat(20), '👩‍👩‍👧‍👦'.repeat(60)],
  ...['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', 'javascript:alert(1)', '{month}', '{n}', '%s', '$1', '{{x}}', '../..'],
  ...['constructor', '__proto__', 'tostring', 'null', 'undefined', 'NaN', 'true', '0', '-1', 'en', 'xx', 'english', 'EN', 'ar', 'fr'],
  ...['America/Atlantis', '+99:99', 'UTC', '24:00', '00:00', '2026-02-30', '02-29', '/flow/99/text', 'https://', 'http://evil.example'],
  ...['مرحبا', '中文', 'ﬁ', '\u0301', 'İstanbul'],
];
const STRANGE_NUMBERS = [0, -0, -1, 1.5, 1e21, 1e308, -1e308, Number.MAX_SAFE_INTEGER, 2 ** 31, 19_999, 600_000];

function removed({ parent, key }: Place): string {
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete parent[key as string];
  return 'removed';
}

function added({ parent }: Place, random: SeededRandom): string {
  const name = pick(STRANGE_KEYS, random);
  if (Array.isArray(parent)) parent.push(anything(random));
  else put(parent, name, anything(random));
  return `added ${JSON.stringify(name)}`;
}

function renamed({ parent, key }: Place, random: SeededRandom): string | null {
  if (Array.isArray(parent)) return null;
  const name = random.below(2) === 0 ? pick(STRANGE_KEYS, random) : `${key}s`;
  const value = parent[key as string];
  delete parent[key as string];
  put(parent, name, value);
  return `renamed to ${JSON.stringify(name)}`;
}

function otherType({ parent, key }: Place, random: SeededRandom): string {
  put(parent, key, anything(random));
  return 'of another type';
}

function otherString({ parent, key }: Place, random: SeededRandom): string | null {
  if (typeof at(parent, key) !== 'string') return null;
  const text = pick(STRANGE_STRINGS, random);
  put(parent, key, text);
  return `text ${JSON.stringify(text.slice(0, 24))}`;
}

function otherNumber({ parent, key }: Place, random: SeededRandom): string | null {
  if (typeof at(parent, key) !== 'number') return null;
  const number = pick(STRANGE_NUMBERS, random);
  put(parent, key, number);
  return `number ${number}`;
}

function twice({ parent, key }: Place, random: SeededRandom): string | null {
  if (!Array.isArray(parent)) return null;
  const times = random.below(5) === 0 ? 200 : 1;
  for (let time = 0; time < times; time += 1) parent.push(structuredClone(parent[Number(key)]));
  return `repeated ${times} times`;
}

function swapped({ parent }: Place): string | null {
  if (!Array.isArray(parent) || parent.length < 2) return null;
  parent.reverse();
  return 'in the other order';
}

function emptied({ parent, key }: Place): string | null {
  const value = at(parent, key);
  if (typeof value !== 'object' || value === null) return null;
  put(parent, key, Array.isArray(value) ? [] : {});
  return 'emptied';
}

/** A name that something else goes by is changed, or names something that is not there. */
function dangling({ parent, key }: Place, random: SeededRandom): string | null {
  if (!['id', 'question', 'about', 'department', 'site'].includes(String(key)) || Array.isArray(parent)) return null;
  parent[key as string] = pick(['gone', 'constructor', 'x', 'a-b', 'A'], random);
  return 'leads elsewhere';
}

function doubledId({ parent, key }: Place, random: SeededRandom, whole: unknown): string | null {
  if (key !== 'id' || Array.isArray(parent)) return null;
  const ids = placesIn(whole).filter((place) => place.key === 'id');
  const other = ids[random.below(ids.length)];
  parent.id = other && at(other.parent, other.key);
  return 'an id of something else';
}

function nested({ parent, key }: Place, random: SeededRandom): string {
  const depth = pick([3, 40, 1_000], random);
  const isCondition = key === 'when' || key === 'required';
  let value = at(parent, key);
  for (let level = 0; level < depth; level += 1) value = isCondition ? { not: value } : [value];
  put(parent, key, value);
  return `nested ${depth} deep`;
}

/** Asked only when …, which may never be. */
function conditional({ parent, key }: Place, random: SeededRandom, whole: unknown): string | null {
  const value = at(parent, key);
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !('id' in value && 'text' in value)) return null;
  const ids = placesIn(whole)
    .filter((place) => place.key === 'id')
    .map((place) => at(place.parent, place.key));
  const question = ids[random.below(ids.length)];
  const conditions = [
    { question, isAnswered: false },
    { question, isAnswered: true },
    { question, is: [pick(['no', 'happy', 'x'], random)] },
  ];
  Object.assign(value, { when: pick(conditions, random) });
  return 'asked on a condition';
}

/** Sensible in itself, but nobody may ever meet any of them. */
function allConditional({ parent, key }: Place, random: SeededRandom, whole: unknown): string | null {
  const items = at(parent, key);
  if ((key !== 'steps' && key !== 'options') || !Array.isArray(items)) return null;
  const rating = (whole as { defaults?: { flow?: { id?: unknown }[] } }).defaults?.flow?.[0]?.id;
  const holds = random.below(2) === 0;
  for (const item of items) if (item && typeof item === 'object') Object.assign(item, { when: { question: rating, isAnswered: holds } });
  return `all of it asked on a condition that is ${holds}`;
}

function anything(random: SeededRandom): unknown {
  return pick([null, true, false, 0, -1, 1.5, '', 'x', [], {}, [[]], { en: 'x' }, ['x'], { '': '' }], random);
}

function placesIn(value: unknown, path = '', found: Place[] = []): Place[] {
  if (typeof value !== 'object' || value === null || path.length > 400) return found;
  for (const key of Array.isArray(value) ? value.keys() : Object.keys(value)) {
    const place = { parent: value as Place['parent'], key, path: `${path}/${key}` };
    found.push(place);
    placesIn(at(place.parent, key), place.path, found);
  }
  return found;
}

function at(parent: Place['parent'], key: string | number): unknown {
  return (parent as Record<string | number, unknown>)[key];
}

/** As JSON would: also a key called __proto__ is a key like any other. */
function put(parent: Place['parent'], key: string | number, value: unknown): void {
  Object.defineProperty(parent, key, { value, enumerable: true, configurable: true, writable: true });
}

function pick<T>(choices: readonly T[], random: SeededRandom): T {
  return choices[random.below(choices.length)] as T;
}
