import { describe, expect, it } from 'vitest';
import { retain } from '../../../src/kiosk/outbox/retention.ts';

const DAY = 24 * 60 * 60 * 1000;
const at = (through: number, collectorDay: number, wallDay = collectorDay) => ({
  through,
  collectorMs: collectorDay * DAY,
  wallMs: wallDay * DAY,
});

describe('keeping sent entries', () => {
  it('remembers one point a day', () => {
    expect(retain([], at(5, 0)).milestones).toEqual([at(5, 0)]);
    expect(retain([at(5, 0)], at(9, 0.9)).milestones).toEqual([at(5, 0)]);
    expect(retain([at(5, 0)], at(9, 1)).milestones).toEqual([at(5, 0), at(9, 1)]);
    expect(retain([], at(0, 0)).milestones).toEqual([]);
  });

  it('lets go after seven days on both clocks', () => {
    const { milestones, discardThrough } = retain([at(5, 0), at(9, 1)], at(20, 7));
    expect(discardThrough).toBe(5);
    expect(milestones).toEqual([at(9, 1), at(20, 7)]);
    expect(retain([at(5, 0), at(9, 1)], at(20, 8)).discardThrough).toBe(9);
  });

  it.each([
    ['the kiosk jumped ten years ahead', at(20, 1, 3_650)],
    ['the collector jumped ten years ahead', at(20, 3_650, 1)],
    ['the kiosk is back in 1970', at(20, 30, -20_000)],
    ['almost seven days', at(20, 6.999)],
  ])('keeps everything when %s', (_what, now) => expect(retain([at(5, 0)], now).discardThrough).toBeNull());

  it('never holds more than about a week of points', () => {
    let milestones = retain([], at(1, 0)).milestones;
    for (let hour = 1; hour < 24 * 60; hour++) milestones = retain(milestones, at(hour, hour / 24)).milestones;
    expect(milestones.length).toBeLessThanOrEqual(8);
  });
});
