// What a kiosk shows and does: the resolved configuration, one immutable revision of which is published, signed, and named
// on every entry given under it. Rules between fields are checked here too, each with its path.
import * as v from 'valibot';
import { KioskId, OrganisationId, SiteId } from './ids.ts';
import { Question } from './questions/question.ts';
import { Locale, LocalisedText } from './text.ts';

/** PBKDF2-HMAC-SHA256 of the staff PIN. Keeps a passer-by out; never counted as protection of a copied disk. */
export const PanelPin = v.strictObject({
  salt: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{22,}$/)),
  rounds: v.pipe(v.number(), v.integer(), v.minValue(600_000)),
  hash: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/)),
});
export type PanelPin = v.InferOutput<typeof PanelPin>;

const Milliseconds = (min: number, max: number) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));

/** "This is not the place for …": shown before anything is asked, and where words are typed. */
const Notice = v.strictObject({
  title: LocalisedText,
  lines: v.pipe(v.array(LocalisedText), v.minLength(1), v.maxLength(4)),
});

export const SettingsFields = {
  locales: v.pipe(v.array(Locale), v.minLength(1), v.maxLength(12)),
  /** The first thing a visitor sees while nobody is there. */
  attract: v.strictObject({ title: LocalisedText, invitation: LocalisedText }),
  notice: v.optional(Notice),
  /** One screen after another. The first is a rating. */
  flow: v.pipe(v.array(Question), v.minLength(1), v.maxLength(10)),
  thanks: v.strictObject({ title: LocalisedText, line: v.optional(LocalisedText) }),
  idle: v.strictObject({
    /** Without a touch for so long, the visitor is asked whether they are still there. */
    warnAfterMs: Milliseconds(10_000, 300_000),
    /** So much longer, and the screen goes back. WCAG 2.2.1 asks for at least 20 s. */
    resetAfterMs: Milliseconds(20_000, 120_000),
    thanksForMs: Milliseconds(2_000, 20_000),
  }),
  sync: v.strictObject({ intervalMs: Milliseconds(1_000, 3_600_000) }),
  panelPin: v.optional(PanelPin),
  /** JSON Pointers (RFC 6901) into this configuration: facts that nobody has confirmed yet. */
  toBeConfirmed: v.optional(v.array(v.pipe(v.string(), v.startsWith('/')))),
} as const;

export const Configuration = v.pipe(
  v.strictObject({
    v: v.literal(1),
    organisation: v.strictObject({ id: OrganisationId, name: LocalisedText }),
    site: v.strictObject({ id: SiteId, name: LocalisedText, timeZone: v.string() }),
    kiosk: v.strictObject({ id: KioskId, name: v.pipe(v.string(), v.nonEmpty(), v.maxLength(100)) }),
    ...SettingsFields,
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    for (const { message, keys } of contradictions(dataset.value)) addIssue({ message, path: issuePath(dataset.value, keys) });
  }),
);
export type Configuration = v.InferOutput<typeof Configuration>;

type Contradiction = { message: string; keys: readonly (string | number)[] };
type Draft = Omit<Configuration, 'v'>;

/** What each field alone can't show: the first step, ids used twice, texts that lack a locale. */
function contradictions(configuration: Draft): Contradiction[] {
  return [...flowContradictions(configuration.flow), ...missingTexts(configuration)];
}

function flowContradictions(flow: readonly Question[]): Contradiction[] {
  const found: Contradiction[] = [];
  if (flow[0]?.type !== 'rating') found.push({ message: 'the first step must be a rating', keys: ['flow', 0, 'type'] });
  flow.forEach((question, place) => {
    if (place > 0 && question.type === 'rating')
      found.push({ message: 'only the first step can be a rating', keys: ['flow', place, 'type'] });
    if (flow.findIndex((other) => other.id === question.id) < place)
      found.push({ message: `id "${question.id}" is used twice`, keys: ['flow', place, 'id'] });
    if (question.type !== 'reasons') return;
    question.options.forEach((option, optionPlace) => {
      if (question.options.findIndex((other) => other.id === option.id) < optionPlace)
        found.push({ message: `id "${option.id}" is used twice`, keys: ['flow', place, 'options', optionPlace, 'id'] });
    });
  });
  return found;
}

/** Texts are recognised by place, not by shape: every record of strings under a text key. */
function missingTexts(configuration: Draft): Contradiction[] {
  const found: Contradiction[] = [];
  const visit = (value: unknown, keys: (string | number)[]): void => {
    if (typeof value !== 'object' || value === null) return;
    if (isTextPlace(keys)) {
      for (const locale of configuration.locales)
        if (!Object.hasOwn(value, locale)) found.push({ message: `text is missing in "${locale}"`, keys });
      return;
    }
    for (const [key, child] of Object.entries(value)) visit(child, [...keys, Array.isArray(value) ? Number(key) : key]);
  };
  for (const top of ['attract', 'notice', 'flow', 'thanks'] as const) visit(configuration[top], [top]);
  visit(configuration.organisation.name, ['organisation', 'name']);
  visit(configuration.site.name, ['site', 'name']);
  return found;
}

const TEXT_KEYS: readonly unknown[] = ['text', 'hint', 'title', 'invitation', 'line', 'name'];
function isTextPlace(keys: readonly (string | number)[]): boolean {
  return TEXT_KEYS.includes(keys.at(-1)) || keys.at(-2) === 'lines';
}

type PathItem = v.UnknownPathItem;
function issuePath(input: unknown, keys: readonly (string | number)[]): [PathItem, ...PathItem[]] {
  let value: unknown = input;
  const items = keys.map((key): PathItem => {
    const parent = value;
    value = (parent as Record<string | number, unknown> | undefined)?.[key];
    return { type: 'unknown', origin: 'value', input: parent, key, value };
  });
  return items as [PathItem, ...PathItem[]];
}
