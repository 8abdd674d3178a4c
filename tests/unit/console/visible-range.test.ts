import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visibleRange } from '../../../src/console/ui/visible-range.ts';

describe('rows worth having in the page', () => {
  it('renders short lists whole', () => {
    expect(visibleRange(5000, 800, 76, 200)).toEqual({ first: 0, count: 200 });
  });

  it('keeps a long list to what is near the eye', () => {
    const { first, count } = visibleRange(76 * 5000, 800, 76, 10_000);
    expect(first).toBe(4988);
    expect(count).toBe(35);
  });

  it('always covers the viewport and never leaves the list', () => {
    const long = fc.integer({ min: 201, max: 100_000 });
    fc.assert(
      fc.property(long, fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 100, max: 3000 }), (rows, part, height) => {
        const top = part * Math.max(rows * 76 - height, 0);
        const { first, count } = visibleRange(top, height, 76, rows);
        expect(first).toBeGreaterThanOrEqual(0);
        expect(first + count).toBeLessThanOrEqual(rows);
        expect(first * 76).toBeLessThanOrEqual(top);
        expect((first + count) * 76).toBeGreaterThanOrEqual(Math.min(top + height, rows * 76));
      }),
    );
  });
});
