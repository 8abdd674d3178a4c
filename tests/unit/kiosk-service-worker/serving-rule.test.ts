import { describe, expect, test } from 'vitest';
import {
  NO_NOTES,
  type Notes,
  servingVersion,
  withConfirmation,
  withRenewal,
  withStart,
} from '../../../src/kiosk/service-worker/serving-rule.ts';

/** The notes after `own` was given to so many pages, none of which confirmed. */
function afterStarts(own: string, starts: number, notes: Notes): Notes {
  let after = notes;
  for (let start = 1; start <= starts; start++) after = withStart(own, after, `${own}-${start}`);
  return after;
}
const GOOD: Notes = { good: 'good', trial: null };

describe('which version serves', () => {
  test('the one that confirmed its health', () => {
    expect(servingVersion('good', GOOD, ['older', 'good', 'newer'])).toEqual({ version: 'good', as: 'confirmed' });
  });

  test.each([
    [0, { version: 'new', as: 'on-trial' }],
    [1, { version: 'new', as: 'on-trial' }],
    [2, { version: 'good', as: 'fallback' }],
    [3, { version: 'good', as: 'fallback' }],
  ])('after %i unconfirmed starts of a new one', (starts, expected) => {
    expect(servingVersion('new', afterStarts('new', starts, GOOD), ['good', 'new'])).toEqual(expected);
  });

  test('a page renewed any number of times is one start, and confirms in its stead', () => {
    let notes = afterStarts('new', 1, GOOD);
    for (const page of ['second', 'third', 'fourth']) notes = withRenewal('new', notes, page);
    expect(servingVersion('new', notes, ['good', 'new'])).toEqual({ version: 'new', as: 'on-trial' });
    expect(withConfirmation('new', notes, 'fourth')).toEqual({ good: 'new', trial: null });
    expect(withConfirmation('new', notes, 'third'), 'it is gone').toBeNull();
    const dead = withStart('new', notes, 'fifth');
    expect(servingVersion('new', dead, ['good', 'new']).as).toBe('fallback');
  });

  test('the first page of a new version may be a renewal: that is its first start', () => {
    expect(withRenewal('new', GOOD, 'page').trial).toEqual({ version: 'new', starts: ['page'] });
  });

  test('the good one through any number of bad ones in a row, and each of them has its own trial', () => {
    let notes = GOOD;
    const kept = ['good'];
    for (const bad of ['bad-1', 'bad-2', 'bad-3']) {
      kept.push(bad);
      expect(servingVersion(bad, notes, kept)).toEqual({ version: bad, as: 'on-trial' });
      notes = afterStarts(bad, 2, notes);
      expect(servingVersion(bad, notes, kept)).toEqual({ version: 'good', as: 'fallback' });
    }
    kept.push('fixed');
    expect(servingVersion('fixed', notes, kept)).toEqual({ version: 'fixed', as: 'on-trial' });
    const fixed = withConfirmation('fixed', withStart('fixed', notes, 'page'), 'page');
    expect(fixed).toEqual({ good: 'fixed', trial: null });
  });

  test('the good one published again serves at once', () => {
    expect(servingVersion('good', afterStarts('bad', 2, GOOD), ['good', 'bad'])).toEqual({ version: 'good', as: 'confirmed' });
  });

  test('at a first installation the only one there is, however its starts went', () => {
    expect(servingVersion('only', afterStarts('only', 5, NO_NOTES), ['only'])).toEqual({ version: 'only', as: 'on-trial' });
  });

  test('one that came before notes were kept is the version before; one that is still being installed never is', () => {
    const notes = afterStarts('own', 2, NO_NOTES);
    expect(servingVersion('own', notes, ['first', 'own', 'newer'])).toEqual({ version: 'first', as: 'fallback' });
    expect(servingVersion('own', notes, ['own', 'newer'])).toEqual({ version: 'own', as: 'on-trial' });
  });

  test('nothing falls back to files that the browser cleared away', () => {
    expect(servingVersion('new', afterStarts('new', 2, GOOD), ['new'])).toEqual({ version: 'new', as: 'on-trial' });
    expect(servingVersion('new', afterStarts('new', 2, GOOD), ['bad', 'new'])).toEqual({ version: 'new', as: 'on-trial' });
  });
});

describe('whose word confirms a version', () => {
  test('that of any page it was given to, also late', () => {
    const notes = afterStarts('new', 2, GOOD);
    expect(withConfirmation('new', notes, 'new-1')).toEqual({ good: 'new', trial: null });
    expect(withConfirmation('new', notes, 'new-2')).toEqual({ good: 'new', trial: null });
  });

  test('never that of a page of the version before, nor of one loaded past the worker', () => {
    expect(withConfirmation('new', afterStarts('new', 2, GOOD), 'a page of good')).toBeNull();
    expect(withConfirmation('new', GOOD, 'a page from the network')).toBeNull();
    expect(withConfirmation('new', afterStarts('failed', 2, GOOD), 'failed-1')).toBeNull();
  });

  test('once confirmed, nothing changes', () => {
    expect(withConfirmation('good', GOOD, 'anybody')).toBe(GOOD);
  });
});
