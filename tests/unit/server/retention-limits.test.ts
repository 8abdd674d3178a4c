import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { RetentionPolicy } from '../../../src/protocol/retention-policy.ts';
import { retentionLimits } from '../../../src/server/data-protection/retention-limits.ts';

const kept = (days: number | null, toBeConfirmed = false) => ({ days, source: 'a law', toBeConfirmed });
const policy = (change: object) =>
  v.parse(RetentionPolicy, {
    ...{ comments: kept(null), messages: kept(null), cases: kept(null), counts: kept(null), searches: kept(null) },
    ...{ offlineCopies: kept(30), ...change },
  });
const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());

describe('limits of retention', () => {
  it.each([
    ['a day', 1, '2026-03-10', '2026-03-09T00:00:00.000Z'],
    ['over a leap day', 2, '2028-03-01', '2028-02-28T00:00:00.000Z'],
    ['over the end of a year', 31, '2026-01-15', '2025-12-15T00:00:00.000Z'],
    ['two years', 730, '2026-11-29', '2024-11-29T00:00:00.000Z'],
    ['for ever', null, '2026-11-29', null],
  ])('%s', (_, days, today, before) => {
    expect(iso(retentionLimits(policy({ comments: kept(days) }), today).confirmed.comments)).toBe(before);
  });

  it('carry out nothing by a figure that nobody has confirmed', () => {
    const { confirmed, unconfirmed } = retentionLimits(policy({ cases: kept(5, true), messages: kept(5) }), '2026-03-10');
    expect([confirmed.cases, unconfirmed.messages]).toEqual([null, null]);
    expect([iso(unconfirmed.cases), iso(confirmed.messages)]).toEqual(['2026-03-05T00:00:00.000Z', '2026-03-05T00:00:00.000Z']);
  });

  it.each([[0], [-1], [1.5], [40_000]])('%s days are no retention', (days) => {
    expect(v.is(RetentionPolicy, { ...policy({}), messages: kept(days) })).toBe(false);
  });
});
