// A crash loop: three starts in a row that did not come to rest lead to the last good configuration, and a quiet while leads out again.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { firstConfiguration } from '../../../src/kiosk/configuration/configuration-machine.ts';
import { distrust } from '../../../src/kiosk/configuration/distrust.ts';
import { createErrorLog } from '../../../src/kiosk/worker/error-log.ts';
import type { LiveStation } from '../../../src/kiosk/worker/live-station.ts';
import { countThisStart, watchRest } from '../../../src/kiosk/worker/safe-mode.ts';
import { countStart, isCrashLoop, NO_STARTS, REST_AFTER_MS, type StartCount } from '../../../src/kiosk/worker/start-count.ts';

const verified = (number: number) => ({ revision: `1.${number}.aaaaaaaaaaaaaaaa`, configuration: {}, recipients: [] }) as never;
const settled = () => ({ ...firstConfiguration(verified(2)), confirmed: true, lastGood: verified(1) });
const NOW = 1_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Starts again and again on one disk. */
function kiosk(configuration = settled() as ReturnType<typeof settled> | null) {
  const disk = { starts: NO_STARTS as StartCount, configuration };
  const start = (unfinished = 0, isRenewal = false) => {
    const posted: unknown[] = [];
    const stationStore = {
      putStarts: async (starts: StartCount) => void Object.assign(disk, { starts }),
      putConfiguration: async (state: typeof configuration) => void Object.assign(disk, { configuration: state }),
    };
    const contact = { refusal: null };
    const live = {
      configuration: disk.configuration,
      stationStore,
      contact,
      post: (message: unknown) => void posted.push(message),
      safeMode: false,
    };
    countThisStart(live as unknown as LiveStation, disk.starts, unfinished, isRenewal);
    return { live: live as unknown as LiveStation, posted };
  };
  return { disk, start };
}

describe('starts', () => {
  it('are counted, those in a row without rest on their own', () => {
    expect(countStart({ total: 7, unhealthy: 0 }, 0)).toEqual({ total: 8, unhealthy: 1 });
    expect(isCrashLoop({ total: 9, unhealthy: 2 })).toBe(false);
    expect(isCrashLoop({ total: 9, unhealthy: 3 })).toBe(true);
  });

  it('of the page that never reached the worker count as well', () => {
    expect(countStart({ total: 1, unhealthy: 0 }, 2)).toEqual({ total: 2, unhealthy: 3 });
  });

  it('are not what a page renewed after a visit with words is: that says the start was well, and is no way out of a crash loop', () => {
    const { disk, start } = kiosk();
    start();
    for (let visits = 0; visits < 5; visits++) expect(start(0, true).live.safeMode).toBe(false);
    expect(disk.starts).toEqual({ total: 1, unhealthy: 0 });
    start();
    start();
    expect(disk.starts).toEqual({ total: 3, unhealthy: 2 });
    start();
    expect(start(0, true).live.safeMode, 'the loop is not over').toBe(true);
    expect(disk.starts).toEqual({ total: 4, unhealthy: 3 });
  });

  it('that come to rest begin the count anew', () => {
    const { disk, start } = kiosk();
    start();
    const { live } = start();
    const rest = watchRest(live, () => undefined);
    rest.begin();
    vi.advanceTimersByTime(REST_AFTER_MS - 1);
    expect(disk.starts).toEqual({ total: 2, unhealthy: 2 });
    vi.advanceTimersByTime(1);
    expect(disk.starts).toEqual({ total: 2, unhealthy: 0 });
  });

  it('of a kiosk that has nothing to show come to rest by themselves', () => {
    const { disk, start } = kiosk(null);
    watchRest(start().live, () => undefined);
    vi.advanceTimersByTime(REST_AFTER_MS);
    expect(disk.starts.unhealthy).toBe(0);
  });

  it('that are stopped never come to rest', () => {
    const { disk, start } = kiosk();
    const rest = watchRest(start().live, () => undefined);
    rest.begin();
    rest.stop();
    vi.advanceTimersByTime(REST_AFTER_MS);
    expect(disk.starts.unhealthy).toBe(1);
  });
});

describe('safe mode', () => {
  it('begins with the third start, on the last good configuration, and tells which one it distrusts', () => {
    const { disk, start } = kiosk();
    start();
    expect(start().live.safeMode).toBe(false);
    expect(disk.configuration?.current.revision).toBe('1.2.aaaaaaaaaaaaaaaa');
    const { live } = start();
    expect(live.safeMode).toBe(true);
    expect(live.configuration?.current.revision).toBe('1.1.aaaaaaaaaaaaaaaa');
    expect(disk.configuration?.refused).toEqual({ revision: '1.2.aaaaaaaaaaaaaaaa', reason: 'the kiosk did not come to rest with it' });
  });

  it('ends after a quiet while, and what was distrusted stays refused', () => {
    const { disk, start } = kiosk();
    start();
    start();
    const { live, posted } = start();
    let left = 0;
    watchRest(live, () => left++).begin();
    vi.advanceTimersByTime(REST_AFTER_MS);
    expect([live.safeMode, left, posted.length]).toEqual([false, 1, 1]);
    expect(disk.configuration?.refusedWanted).toBe('1.2.aaaaaaaaaaaaaaaa');
    expect(start().live.safeMode).toBe(false);
  });

  it('leaves a configuration alone where there is none to go back to', () => {
    const { start, disk } = kiosk({ ...settled(), lastGood: null } as never);
    for (let starts = 0; starts < 2; starts++) start();
    expect(start().live.safeMode).toBe(true);
    expect(disk.configuration?.current.revision).toBe('1.2.aaaaaaaaaaaaaaaa');
  });
});

describe('which configuration is to blame', () => {
  it('is the one on trial, while the current one stays', () => {
    const state = distrust({ ...settled(), tried: { revision: '1.3.aaaaaaaaaaaaaaaa', times: 1 } }, NOW);
    expect(state.current.revision).toBe('1.2.aaaaaaaaaaaaaaaa');
    expect(state).toMatchObject({ refusedWanted: '1.3.aaaaaaaaaaaaaaaa', refusedAt: NOW });
  });

  it('is not one on trial that was refused already', () => {
    const tried = { revision: '1.3.aaaaaaaaaaaaaaaa', times: 1 };
    const state = distrust({ ...settled(), tried, refusedWanted: tried.revision }, NOW);
    expect(state.current.revision).toBe('1.1.aaaaaaaaaaaaaaaa');
    expect(state.refusedWanted).toBe('1.2.aaaaaaaaaaaaaaaa');
  });
});

describe('errors', () => {
  it('are kept newest first, ten at most, the same again once', () => {
    let now = 0;
    const log = createErrorLog(() => ++now);
    for (let number = 0; number < 12; number++) log.note(`error ${number}`);
    log.note('error 5');
    log.note('x'.repeat(400));
    expect(log.list()).toHaveLength(10);
    expect(log.list().map(({ what }) => what.slice(0, 8))).toEqual([
      'xxxxxxxx',
      'error 5',
      ...[11, 10, 9, 8, 7, 6, 4, 3].map((n) => `error ${n}`),
    ]);
    expect(log.list()[0]?.what).toHaveLength(300);
  });
});
