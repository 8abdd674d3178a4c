import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Batch } from '../../../src/protocol/batch.ts';
import type { EntryTime } from '../../../src/protocol/entry.ts';
import { occurredAt, occurredBefore } from '../../../src/server/ingest/occurred-at.ts';

const RECEIVED = Date.UTC(2026, 2, 10, 12);
const HOUR = 3_600_000;
const YEAR = 365 * 24 * HOUR;
const BOOT = '11111111-1111-4111-8111-111111111111';
const OTHER_BOOT = '22222222-2222-4222-8222-222222222222';

type Case = {
  /** How wrong the kiosk's clock was when the entry was made, and when the batch was sent. */
  clockWrongBy?: number;
  clockWrongByAtSending?: number;
  /** Time between entry and batch, and what the monotonic clock saw of it. */
  elapsed: number;
  monotonicElapsed?: number;
  offsetMs?: number | null;
  boot?: string;
};

function derive({
  clockWrongBy = 0,
  clockWrongByAtSending = clockWrongBy,
  elapsed,
  monotonicElapsed = elapsed,
  offsetMs = 0,
  boot = BOOT,
}: Case) {
  const entry: EntryTime = {
    wall: new Date(RECEIVED - elapsed + clockWrongBy).toISOString(),
    boot,
    monotonicMs: 1_000_000_000 - monotonicElapsed,
    offsetMs,
  };
  const clock = { wall: new Date(RECEIVED + clockWrongByAtSending).toISOString(), boot: BOOT, monotonicMs: 1_000_000_000 };
  const { at, certainty } = occurredAt(entry, clock, RECEIVED);
  return { ago: RECEIVED - at, certainty };
}

describe('the same boot', () => {
  test.each<[string, Case, number, string]>([
    ['right clock', { elapsed: HOUR }, HOUR, 'exact'],
    ['right clock, never in contact before', { elapsed: HOUR, offsetMs: null }, HOUR, 'exact'],
    ['a clock within the tolerance', { elapsed: HOUR, clockWrongBy: 1_500, offsetMs: -1_500 }, HOUR, 'exact'],
    ['a clock five minutes fast, offset known', { elapsed: HOUR, clockWrongBy: 300_000, offsetMs: -300_000 }, HOUR, 'corrected'],
    ['a clock five minutes fast, never in contact', { elapsed: HOUR, clockWrongBy: 300_000, offsetMs: null }, HOUR, 'corrected'],
    ['a clock in 1970, never in contact', { elapsed: HOUR, clockWrongBy: -56 * YEAR, offsetMs: null }, HOUR, 'corrected'],
    [
      'a clock in 1970 that was set right meanwhile',
      { elapsed: HOUR, clockWrongBy: -56 * YEAR, clockWrongByAtSending: 0, offsetMs: null },
      HOUR,
      'corrected',
    ],
    ['a clock ten years ahead, offset known', { elapsed: HOUR, clockWrongBy: 10 * YEAR, offsetMs: -10 * YEAR }, HOUR, 'corrected'],
    ['the machine slept: the offset is still right', { elapsed: 9 * HOUR, monotonicElapsed: HOUR }, 9 * HOUR, 'uncertain'],
    ['the clock jumped after the offset was measured', { elapsed: HOUR, clockWrongBy: 2 * HOUR, offsetMs: 0 }, HOUR, 'uncertain'],
    ['slept before the first contact', { elapsed: 9 * HOUR, monotonicElapsed: HOUR, offsetMs: null }, HOUR, 'uncertain'],
  ])('%s', (_name, given, ago, certainty) => {
    expect(derive(given)).toEqual({ ago, certainty });
  });
});

describe('another boot', () => {
  test.each<[string, Case, number, string]>([
    ['right clock, offset known', { elapsed: 3 * HOUR, boot: OTHER_BOOT }, 3 * HOUR, 'exact'],
    [
      'wrong clock, offset known',
      { elapsed: 3 * HOUR, boot: OTHER_BOOT, clockWrongBy: -56 * YEAR, offsetMs: 56 * YEAR },
      3 * HOUR,
      'corrected',
    ],
    ['months offline', { elapsed: 150 * 24 * HOUR, boot: OTHER_BOOT }, 150 * 24 * HOUR, 'exact'],
    ['right clock, never in contact', { elapsed: 3 * HOUR, boot: OTHER_BOOT, offsetMs: null }, 3 * HOUR, 'uncertain'],
    [
      'steadily wrong clock, never in contact',
      { elapsed: 3 * HOUR, boot: OTHER_BOOT, offsetMs: null, clockWrongBy: -HOUR },
      3 * HOUR,
      'uncertain',
    ],
    [
      'reset to 1970 after the offset was measured, right again now',
      { elapsed: 3 * HOUR, boot: OTHER_BOOT, clockWrongBy: -56 * YEAR, clockWrongByAtSending: 0 },
      0,
      'uncertain',
    ],
    [
      'ten years ahead after the offset was measured, right again now',
      { elapsed: 3 * HOUR, boot: OTHER_BOOT, clockWrongBy: 10 * YEAR, clockWrongByAtSending: 0 },
      0,
      'uncertain',
    ],
  ])('%s', (_name, given, ago, certainty) => {
    expect(derive(given)).toEqual({ ago, certainty });
  });
});

test('an entry that claims a later monotonic time than its batch is not believed', () => {
  expect(derive({ elapsed: HOUR, monotonicElapsed: -HOUR }).ago).toBe(HOUR);
});

test('never NaN, never in the future, whatever is sent', async () => {
  const wall = fc.oneof(
    fc.constantFrom('1970-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '2026-02-31T00:00:00Z', '2026-03-10T12:00'),
    fc.string(),
  );
  const big = fc.integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER });
  await fc.assert(
    fc.property(wall, wall, big, big, fc.option(big), fc.boolean(), (entryWall, batchWall, entryMs, batchMs, offsetMs, sameBoot) => {
      const entry = { wall: entryWall, boot: sameBoot ? BOOT : OTHER_BOOT, monotonicMs: entryMs, offsetMs };
      const clock = { wall: batchWall, boot: BOOT, monotonicMs: batchMs };
      const times = [occurredAt, occurredBefore].map((derived) => derived(entry, clock, RECEIVED).at);
      return times.every((at) => Number.isInteger(at) && at <= RECEIVED && at >= Date.UTC(2025, 0, 1));
    }),
  );
});

describe('an entry that was carried in by hand', () => {
  const DAY = 24 * HOUR;
  const madeAt = RECEIVED - 3 * DAY;
  const carried = (entry: Partial<EntryTime> & { wallMs: number }, clock: Partial<Batch['clock']> = {}) =>
    occurredBefore(
      { wall: new Date(entry.wallMs).toISOString(), boot: BOOT, monotonicMs: 0, offsetMs: 0, ...entry },
      { wall: new Date(madeAt).toISOString(), boot: BOOT, monotonicMs: 60_000, ...clock },
      RECEIVED,
    );

  test('the days it was carried do not move it', () => {
    expect(carried({ wallMs: madeAt - 60_000 })).toEqual({ at: madeAt - 60_000, certainty: 'exact' });
    expect(carried({ wallMs: madeAt - 60_000 }, { boot: 'another' })).toEqual({ at: madeAt - 60_000, certainty: 'exact' });
  });

  test('a clock that is known to be off is corrected', () => {
    const wall = new Date(madeAt - 5 * DAY).toISOString();
    expect(carried({ wallMs: madeAt - 5 * DAY - 60_000, offsetMs: 5 * DAY }, { wall })).toEqual({
      at: madeAt - 60_000,
      certainty: 'corrected',
    });
  });

  test('without a known offset the kiosk’s own clock is taken, and never called sure', () => {
    expect(carried({ wallMs: madeAt - 60_000, offsetMs: null })).toEqual({ at: madeAt - 60_000, certainty: 'uncertain' });
  });

  test('a part made in 1970 or in the future: the entry’s own time if it can be, else the import', () => {
    for (const wall of ['1970-01-01T00:00:00.000Z', '2099-01-01T00:00:00.000Z', 'nonsense']) {
      expect(carried({ wallMs: madeAt - 60_000 }, { wall })).toEqual({ at: madeAt - 60_000, certainty: 'uncertain' });
      expect(carried({ wallMs: 0 }, { wall })).toEqual({ at: RECEIVED, certainty: 'uncertain' });
    }
  });
});
