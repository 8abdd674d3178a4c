// Figures of the report as people read them. Pure.
import type { CaseFigures, Turnaround } from '../../protocol/cases/case-report-api.ts';
import type { Texts } from '../texts/en.ts';

type Words = Texts['reports'];
const HOUR = 60;

/** Below an hour in minutes; else in hours, with a tenth. */
export function duration(minutes: number, texts: Words): string {
  return minutes < HOUR ? texts.minutes(minutes) : texts.hours(Math.round((minutes / HOUR) * 10) / 10);
}

/** null: it was never done, or nothing could be measured. */
export function timesIn({ medianMinutes, p90Minutes }: Turnaround, texts: Words): string | null {
  if (medianMinutes === null || p90Minutes === null) return null;
  return texts.times(duration(medianMinutes, texts), duration(p90Minutes, texts));
}

/** How the median stands beside the one of the period before. null: there are not two to compare. */
export function trendIn({ medianMinutes: now }: Turnaround, before: Turnaround | undefined, texts: Words): string | null {
  const then = before?.medianMinutes ?? null;
  if (now === null || then === null) return null;
  const said = duration(then, texts);
  if (said === duration(now, texts)) return texts.steady;
  return now < then ? texts.falling(said) : texts.rising(said);
}

/** null: nothing was promised, or nothing is decided yet. */
export function keptIn({ kept, promised }: Turnaround, texts: Words): string | null {
  return promised === 0 ? null : texts.kept(kept, promised, Math.round((kept / promised) * 100));
}

/** Of those outcomes that there are. */
export function outcomesIn({ outcomes }: CaseFigures, { reports, cases }: Pick<Texts, 'reports' | 'cases'>): string[] {
  const names = { ...cases.outcomes, undecided: reports.undecided };
  return (['upheld', 'partly', 'not', 'withdrawn', 'undecided'] as const)
    .filter((outcome) => outcomes[outcome] > 0)
    .map((outcome) => reports.outcome(names[outcome], outcomes[outcome]));
}
