// Of a case policy and a retention policy, what is marked to be confirmed. Pure.
import type { CasePolicy } from '../../protocol/case-policy.ts';
import type { RetentionPolicy } from '../../protocol/retention-policy.ts';
import type { Unconfirmed, UnconfirmedAnswer } from '../../protocol/unconfirmed-api.ts';

export function unconfirmedIn(policy: CasePolicy | null, retention: RetentionPolicy | null): UnconfirmedAnswer {
  return {
    checkedUntil: policy?.calendar.holidays.checkedUntil ?? null,
    facts: [...(policy ? ofCases(policy) : []), ...(retention ? ofRetention(retention) : [])],
  };
}

function ofCases({ targets, calendar: { hours, holidays }, extension }: CasePolicy): Unconfirmed[] {
  const facts: Unconfirmed[] = targets.flatMap(({ kinds, contacts, stages, acknowledgeWithin, respondWithin }) => {
    const of = (promise: 'acknowledge' | 'respond', within: typeof acknowledgeWithin): Unconfirmed[] => {
      if (!within?.toBeConfirmed) return [];
      const { source, toBeConfirmed: _, ...time } = within;
      return [{ what: 'target', promise, time, kinds, contacts, stages, source }];
    };
    return [...of('acknowledge', acknowledgeWithin), ...of('respond', respondWithin)];
  });
  if (hours.toBeConfirmed) facts.push({ what: 'hours', source: hours.source });
  if (extension.toBeConfirmed) facts.push({ what: 'extension', needs: extension.needs, source: extension.source });
  for (const one of holidays.added.filter(({ toBeConfirmed }) => toBeConfirmed))
    facts.push({
      what: 'holiday',
      day: 'day' in one ? one.day : null,
      rule: 'rule' in one ? one.rule : null,
      name: one.name,
      source: one.source,
    });
  for (const one of holidays.removed.filter(({ toBeConfirmed }) => toBeConfirmed))
    facts.push({
      what: 'holiday',
      day: 'day' in one ? one.day : null,
      rule: 'rule' in one ? one.rule : null,
      name: null,
      source: one.source,
    });
  return facts;
}

function ofRetention(retention: RetentionPolicy): Unconfirmed[] {
  return Object.entries(retention).flatMap(([of, { days, source, toBeConfirmed }]): Unconfirmed[] =>
    toBeConfirmed ? [{ what: 'retention', of, days, source }] : [],
  );
}
