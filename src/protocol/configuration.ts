// What a kiosk shows and does: the resolved configuration, one immutable revision of which is published, signed, and named
// on every entry given under it. Rules between fields are checked here too, each with its path.
import * as v from 'valibot';
import { askingContradictions, type Contradiction } from './contradictions.ts';
import { Form } from './form.ts';
import { Hours, hoursContradictions } from './hours.ts';
import { KioskId, OrganisationId, SiteId } from './ids.ts';
import { inventoryOf } from './inventory.ts';
import { issuePath } from './issue-path.ts';
import { isKioskLocale, KIOSK_LOCALES } from './kiosk-locales.ts';
import { Look, lookContradictions } from './look.ts';
import { Question } from './questions/question.ts';
import { SaidDone } from './said-done.ts';
import { STANDARDS_TEXT_KEYS, STANDARDS_TEXT_LISTS, Standards, standardsContradictions } from './standards.ts';
import { CountryCode, Locale, LocalisedText } from './text.ts';

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

/** Plain http only where nothing leaves the machine. */
export const PublicUrl = v.pipe(
  v.string(),
  v.maxLength(200),
  v.regex(/^(?:https:\/\/[a-z0-9.-]+|http:\/\/localhost)(?::\d{1,5})?$/, 'an origin such as https://feedback.example.org'),
);

/** In a language that the kiosk lacks, every button would be in English. */
const ShownLocale = v.pipe(Locale, v.check(isKioskLocale, `a language that the kiosk has words in: ${KIOSK_LOCALES.join(', ')}`));

/** Keys that write something would act while somebody writes (WCAG 2.2, 2.1.4). */
const WRITES =
  /^(?:Key[A-Z]|Digit\d|Numpad(?!Enter$).*|Space|Tab|Enter|Backspace|Comma|Period|Slash|Backslash|Quote|Semicolon|Minus|Equal|Bracket.*|Backquote|Intl.*)$/;
/** Keys are named as `KeyboardEvent.code` does: `F8`, `MediaPlayPause`. Each works at any time, also while nobody is there. */
const KeyCode = v.pipe(
  v.string(),
  v.regex(/^[A-Z][A-Za-z0-9]{1,31}$/),
  v.check((code) => !WRITES.test(code), 'a key that writes nothing, such as F8'),
);

const Access = v.strictObject({
  /** Starts operation by one switch, and is the switch. Holding Space or Enter starts it too. */
  switchKey: v.optional(KeyCode),
  /** Turns speech on and off: for the key with a mark that can be felt. */
  speechKey: v.optional(KeyCode),
  /** How long each thing stays marked for the switch, at first. */
  scanMs: v.optional(Milliseconds(300, 10_000)),
});

export const SettingsFields = {
  locales: v.pipe(
    v.array(ShownLocale),
    v.minLength(1),
    v.maxLength(12),
    v.check((locales) => new Set(locales).size === locales.length, 'each language once'),
  ),
  /** The first thing a visitor sees while nobody is there. */
  attract: v.strictObject({
    title: LocalisedText,
    invitation: LocalisedText,
    saidDone: v.optional(v.pipe(v.array(SaidDone), v.maxLength(12))),
  }),
  notice: v.optional(Notice),
  /** One screen after another. The first is a rating. */
  flow: v.pipe(v.array(Question), v.minLength(1), v.maxLength(10)),
  /** Longer conversations, each behind a door on the first screen. */
  forms: v.optional(v.pipe(v.array(Form), v.maxLength(4))),
  thanks: v.strictObject({ title: LocalisedText, line: v.optional(LocalisedText) }),
  /** Where receipts lead, with neither path nor slash: `https://feedback.example.org`. Without it they bear no code to scan. */
  publicUrl: v.optional(PublicUrl),
  standards: v.optional(Standards),
  look: v.optional(Look),
  /** A touch on a button is answered by a short tick, or shakes the device, where it can. Neither, when it is left out. */
  response: v.optional(v.strictObject({ sound: v.optional(v.boolean()), vibration: v.optional(v.boolean()) })),
  /** When the counter is open. The kiosk takes feedback always. */
  hours: v.optional(Hours),
  /** There is a printer, and the browser prints on it without asking (see docs/operations.md). */
  printing: v.optional(v.boolean()),
  /** How dense the glass is: with it, what is meant to be 20 mm is 20 mm. A ruler held to the screen tells. */
  screen: v.optional(v.strictObject({ pixelsPerMm: v.optional(v.pipe(v.number(), v.minValue(2), v.maxValue(20))) })),
  access: v.optional(Access),
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
    site: v.strictObject({
      id: SiteId,
      name: LocalisedText,
      timeZone: v.string(),
      /** Where phone numbers without a country code are from; left out: where the time zone is. */
      country: v.optional(CountryCode),
    }),
    kiosk: v.strictObject({ id: KioskId, name: v.pipe(v.string(), v.nonEmpty(), v.maxLength(100)) }),
    ...SettingsFields,
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    for (const { message, keys } of contradictions(dataset.value)) addIssue({ message, path: issuePath(dataset.value, keys) });
  }),
);
export type Configuration = v.InferOutput<typeof Configuration>;

type Draft = Omit<Configuration, 'v'>;

/** What each field alone can't show. */
function contradictions(configuration: Draft): Contradiction[] {
  const { standards, hours, look } = configuration;
  return [
    ...askingContradictions(configuration, inventoryOf(configuration)),
    ...(standards ? standardsContradictions(standards) : []),
    ...(hours ? hoursContradictions(hours) : []),
    ...(look ? lookContradictions(look) : []),
    ...missingTexts(configuration),
  ];
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
  for (const part of TEXT_PARTS) visit(configuration[part], [part]);
  visit(configuration.organisation.name, ['organisation', 'name']);
  visit(configuration.site.name, ['site', 'name']);
  return found;
}

/** Where texts for people stand, beside the names of organisation and site. */
export const TEXT_PARTS = ['attract', 'notice', 'flow', 'forms', 'thanks', 'standards', 'hours'] as const;
const ASKING_TEXT_KEYS = ['text', 'hint', 'missing', 'door', 'warning', 'more'];
const TEXT_KEYS: readonly unknown[] = [
  ...['title', 'invitation', 'line', 'name', 'said', 'done'],
  ...ASKING_TEXT_KEYS,
  ...STANDARDS_TEXT_KEYS,
];
const TEXT_LISTS: readonly unknown[] = ['lines', ...STANDARDS_TEXT_LISTS];

export function isTextPlace(keys: readonly (string | number)[]): boolean {
  return TEXT_KEYS.includes(keys.at(-1)) || TEXT_LISTS.includes(keys.at(-2));
}
