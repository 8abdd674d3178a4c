// The letters of an organisation: for each kind a subject and lines in each language, with places that are filled from the case and from who
// writes. A place that nobody fills, or a letter that does not say whom to turn to, is found when the files are checked.
import * as v from 'valibot';
import type { Contradiction } from '../contradictions.ts';
import { Locale } from '../text.ts';

export const LetterKind = v.picklist(['acknowledgement', 'extension', 'answer', 'compliment']);
export type LetterKind = v.InferOutput<typeof LetterKind>;

const CASE_PLACES = ['organisation', 'reference', 'received', 'due', 'kind', 'service'] as const;
/** Full name, e-mail and number of who writes. */
const OFFICER_PLACES = ['officer', 'officer-email', 'officer-phone'] as const;
type Place = (typeof CASE_PLACES)[number] | (typeof OFFICER_PLACES)[number] | 'decision' | 'words' | 'colleague';

/** Nobody has a message yet when it is acknowledged, so nobody can be named. */
export const LETTER_PLACES: { readonly [Kind in LetterKind]: readonly Place[] } = {
  acknowledgement: CASE_PLACES,
  extension: [...CASE_PLACES, ...OFFICER_PLACES],
  answer: [...CASE_PLACES, 'decision', ...OFFICER_PLACES],
  compliment: [...CASE_PLACES, 'words', 'colleague', ...OFFICER_PLACES],
};
/** Whoever gets one must know whom to turn to. */
const NAMES_OFFICER: readonly LetterKind[] = ['extension', 'answer'];

const LetterTemplate = v.strictObject({
  subject: v.pipe(v.string(), v.trim(), v.nonEmpty('a text, not an empty one'), v.maxLength(150)),
  /** A line whose place has nothing to be filled with is left out; '' is an empty line. */
  lines: v.pipe(v.array(v.pipe(v.string(), v.maxLength(1000))), v.minLength(1), v.maxLength(60)),
});
export type LetterTemplate = v.InferOutput<typeof LetterTemplate>;

/** The first is that of whoever's language is not among them. */
const ByLocale = v.pipe(v.record(Locale, LetterTemplate), v.minEntries(1));

export const Letters = v.strictObject({
  /** As soon as a case opens by itself, where the person wants to be answered by e-mail and the collector sends it. */
  acknowledgeByEmail: v.optional(v.boolean(), false),
  templates: v.strictObject({ acknowledgement: ByLocale, extension: ByLocale, answer: ByLocale, compliment: ByLocale }),
});
export type Letters = v.InferOutput<typeof Letters>;

export type LetterFacts = Partial<Record<Place, string>>;

/** In that language, without its region, else in the first. */
export function templateIn({ templates }: Letters, kind: LetterKind, locale: string | null): { locale: string; template: LetterTemplate } {
  const byLocale = templates[kind];
  const wanted = [locale, locale?.split('-')[0]].find((one) => one && Object.hasOwn(byLocale, one));
  const [first] = Object.entries(byLocale);
  const template = wanted ? byLocale[wanted] : first?.[1];
  if (!template || !first) throw new Error(`a letter without a text: ${kind}`);
  return { locale: wanted ?? first[0], template };
}

export function fillLetter({ subject, lines }: LetterTemplate, facts: LetterFacts): { subject: string; text: string } {
  const known = (text: string) => placesIn(text).every((place) => facts[place as Place] !== undefined);
  const fill = (text: string) => text.replaceAll(PLACE, (_, place: Place) => facts[place] ?? '');
  const filled = lines.filter(known).map(fill).join('\n');
  return { subject: fill(subject).replaceAll(/\s+/g, ' ').trim(), text: filled.replaceAll(/\n{3,}/g, '\n\n').trim() };
}

/** What of the officer a text does not say. */
export function unsaidOfficer(text: string, officer: readonly string[]): string[] {
  return officer.filter((each) => !text.includes(each));
}

export function letterContradictions({ templates }: Letters): Contradiction[] {
  return LetterKind.options.flatMap((kind) =>
    Object.entries(templates[kind]).flatMap(([locale, template]) =>
      [...unknownPlaces(kind, template), ...unnamedOfficer(kind, template)].map(({ message, keys }) => {
        return { message, keys: ['letters', 'templates', kind, locale, ...keys] };
      }),
    ),
  );
}

function unknownPlaces(kind: LetterKind, { subject, lines }: LetterTemplate): Contradiction[] {
  const known: readonly string[] = LETTER_PLACES[kind];
  const wrong = (text: string, keys: Contradiction['keys']) =>
    placesIn(text).flatMap((place) =>
      known.includes(place) ? [] : [{ message: `there is no place {${place}} in this letter; there are ${known.join(', ')}`, keys }],
    );
  return [...wrong(subject, ['subject']), ...lines.flatMap((line, number) => wrong(line, ['lines', number]))];
}

function unnamedOfficer(kind: LetterKind, { lines }: LetterTemplate): Contradiction[] {
  if (!NAMES_OFFICER.includes(kind)) return [];
  const used = lines.flatMap(placesIn);
  return OFFICER_PLACES.filter((place) => !used.includes(place)).map((place) => {
    return { message: `this letter must say {${place}}`, keys: ['lines'] };
  });
}

const PLACE = /\{([^{}]*)\}/g;

function placesIn(text: string): string[] {
  return [...text.matchAll(PLACE)].map(([, place = '']) => place);
}
