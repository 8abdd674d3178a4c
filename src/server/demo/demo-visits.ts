// Believable days at a counter, from a seed: how many come, when, how they feel, what they say.
// Pure: the same seed and days give the same visits.
import type { Configuration } from '../../protocol/configuration.ts';
import type { PROMISE_ANSWERS } from '../../protocol/entry.ts';
import { holds } from '../../protocol/flow/condition.ts';
import { inventoryOf } from '../../protocol/inventory.ts';
import { SCALES } from '../../protocol/scales.ts';
import { DEMO_COMMENTS } from './demo-comments.ts';
import type { SeededRandom } from './seeded-random.ts';

export type DemoVisit = {
  /** Milliseconds since 1970, UTC. */
  at: number;
  locale: string;
  valueId: string;
  reasonIds: string[];
  /** What was named, and what was said of its promise where that was asked. */
  service: { id: string; kept: (typeof PROMISE_ANSWERS)[number] | null } | null;
  comment: string | null;
};

/** How a kiosk of the demonstration is doing: visitors on an average weekday, share of glad ones at the start and at the end. */
type Mood = { perDay: number; gladAtStart: number; gladAtEnd: number };
const MOODS: readonly Mood[] = [
  { perDay: 22, gladAtStart: 0.74, gladAtEnd: 0.83 },
  { perDay: 46, gladAtStart: 0.63, gladAtEnd: 0.79 },
];
const OPENS = 8;
const CLOSES = 18;

/** `days` in order, `YYYY-MM-DD`; `place` of the kiosk in its organisation chooses how it is doing. Visits come in order of time. */
export function demoVisits(configuration: Configuration, days: readonly string[], place: number, random: SeededRandom): DemoVisit[] {
  const mood = MOODS[place % MOODS.length] as Mood;
  return days.flatMap((day, dayPlace) => {
    const glad = mood.gladAtStart + ((mood.gladAtEnd - mood.gladAtStart) * dayPlace) / Math.max(1, days.length - 1);
    return visitsOfDay(configuration, day, { perDay: mood.perDay, glad }, random);
  });
}

function visitsOfDay(configuration: Configuration, day: string, mood: { perDay: number; glad: number }, random: SeededRandom): DemoVisit[] {
  const weekend = Temporal.PlainDate.from(day).dayOfWeek >= 6;
  const count = Math.round(mood.perDay * (weekend ? 0.35 : 1) * (0.75 + random.next() * 0.5));
  const minutes = Array.from({ length: count }, () => minuteOfVisit(random)).sort((a, b) => a - b);
  return minutes.map((minute) => {
    const at = momentOf(day, minute, configuration.site.timeZone) + Math.floor(random.next() * 60_000);
    return visit(configuration, at, busyHour(minute) ? mood.glad - 0.12 : mood.glad, random);
  });
}

function visit(configuration: Configuration, at: number, gladness: number, random: SeededRandom): DemoVisit {
  const glad = random.chance(gladness);
  const [own = 'en', ...others] = configuration.locales;
  const locale = others.length > 0 && random.chance(0.16) ? random.pick(others) : own;
  const reasons = configuration.flow.find((question) => question.type === 'reasons');
  const reasonIds =
    reasons?.type === 'reasons' && random.chance(0.45)
      ? someOf(
          reasons.options.map(({ id }) => id),
          random,
        )
      : [];
  const asksForWords = configuration.flow.some((question) => question.type === 'comment');
  const comments = DEMO_COMMENTS[locale]?.[glad ? 'glad' : 'cross'];
  const comment = asksForWords && comments && random.chance(glad ? 0.05 : 0.16) ? random.pick(comments) : null;
  return { at, locale, valueId: face(configuration, glad, random), reasonIds, service: serviceOf(configuration, glad, random), comment };
}

function serviceOf(configuration: Configuration, glad: boolean, random: SeededRandom): DemoVisit['service'] {
  const asked = configuration.flow.find((question) => question.type === 'service');
  const { services } = inventoryOf(configuration);
  if (!asked || services.length === 0 || !random.chance(0.6)) return null;
  const { id } = random.pick(services);
  const promise = configuration.flow.find((question) => question.type === 'promise');
  if (!promise || !holds(promise.when, { [asked.id]: id })) return { id, kept: null };
  return { id, kept: random.chance(0.1) ? 'not-sure' : random.chance(glad ? 0.9 : 0.35) ? 'yes' : 'no' };
}

function face(configuration: Configuration, glad: boolean, random: SeededRandom): string {
  const rating = configuration.flow[0];
  if (rating?.type !== 'rating') throw new Error('the first step must be a rating');
  const values = SCALES[rating.scale].values;
  const half = glad ? values.filter(({ weight }) => weight >= 50) : values.filter(({ weight }) => weight < 50);
  return random.pick(glad && random.chance(0.5) ? half.slice(0, 1) : half).id;
}

function someOf(ids: readonly string[], random: SeededRandom): string[] {
  const first = random.pick(ids);
  const second = random.chance(0.3) ? random.pick(ids) : first;
  return first === second ? [first] : [first, second];
}

/** Minutes after midnight: a morning and an early afternoon peak within opening hours. */
function minuteOfVisit(random: SeededRandom): number {
  const peak = random.chance(0.55) ? 10.2 : 14.3;
  const bell = (random.next() + random.next() + random.next()) / 1.5 - 1;
  const hour = Math.min(Math.max(peak + bell * 3, OPENS), CLOSES - 0.02);
  return Math.floor(hour * 60);
}

function busyHour(minute: number): boolean {
  return minute >= 12 * 60 && minute < 13.5 * 60;
}

function momentOf(day: string, minute: number, timeZone: string): number {
  const time = Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 });
  return Temporal.PlainDate.from(day).toPlainDateTime(time).toZonedDateTime(timeZone).epochMilliseconds;
}
