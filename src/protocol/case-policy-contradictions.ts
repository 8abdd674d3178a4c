// What each field of a case policy alone can't show: a case for which nothing is promised, or two things; hours that overlap; a day
// named twice. Each with the path to it.
import type { CasePolicy } from './case-policy.ts';
import { CASE_STAGES } from './case-stages.ts';
import { CaseKind, ContactChannel } from './cases/case-kinds.ts';
import type { Contradiction } from './contradictions.ts';
import { hoursContradictions } from './hours.ts';

export function policyContradictions({ calendar, targets }: Pick<CasePolicy, 'calendar' | 'targets'>): Contradiction[] {
  const { hours, closingDays, holidays } = calendar;
  return [
    ...hoursContradictions({ open: hours.open }).map(({ message, keys }) => ({ message, keys: ['calendar', ...keys] })),
    ...namedTwice(closingDays, ['calendar', 'closingDays']),
    ...namedTwice(holidays.added, ['calendar', 'holidays', 'added']),
    ...namedTwice(holidays.removed, ['calendar', 'holidays', 'removed']),
    ...uncovered(targets),
  ];
}

function namedTwice(days: readonly ({ day: string } | { rule: string })[], keys: readonly string[]): Contradiction[] {
  const names = days.map((one) => ('day' in one ? one.day : one.rule));
  return names.flatMap((name, place) =>
    names.indexOf(name) < place
      ? [{ message: `"${name}" is named twice`, keys: [...keys, place, 'day' in (days[place] as object) ? 'day' : 'rule'] }]
      : [],
  );
}

/** Each case has exactly one target: which one counts must not depend on their order. */
function uncovered(targets: CasePolicy['targets']): Contradiction[] {
  const cases = CaseKind.options.flatMap((kind) =>
    ContactChannel.options.flatMap((contact) => CASE_STAGES.map((stage) => ({ kind, contact, stage }))),
  );
  return cases.flatMap(({ kind, contact, stage }) => {
    const places = targets.flatMap(({ kinds, contacts, stages }, place) =>
      kinds.includes(kind) && contacts.includes(contact) && stages.includes(stage) ? [place] : [],
    );
    const what = `a ${kind} with contact "${contact}" in stage ${stage}`;
    if (places.length === 0) return [{ message: `there is no target for ${what}`, keys: ['targets'] }];
    return places.slice(1).map((place) => ({ message: `${what} has a target already`, keys: ['targets', place] }));
  });
}
