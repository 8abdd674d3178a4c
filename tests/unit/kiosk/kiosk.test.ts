import { beforeEach, describe, expect, test } from 'vitest';
import { createKiosk, type Kiosk } from '../../../src/kiosk/kiosk.ts';
import type { EntryDraft } from '../../../src/kiosk/worker-port.ts';
import { sampleShown } from './sample-configuration.ts';

const idle = { warnAfterMs: 30_000, resetAfterMs: 20_000, thanksForMs: 5_000 };
const shown = sampleShown(1, { idle });

let wallMs: number;
let monotonicMs: number;
let outcome: boolean;
let recorded: EntryDraft[];
let ticking: (() => void) | null;
let kiosk: Kiosk;

beforeEach(() => {
  [wallMs, monotonicMs, outcome, recorded, ticking] = [1_000_000, 0, true, [], null];
  let ids = 0;
  kiosk = createKiosk({
    record: async (draft) => {
      recorded.push(draft);
      return outcome;
    },
    moment: () => ({ wallMs, monotonicOriginMs: monotonicMs, newId: () => `id-${++ids}` }),
    every: (_ms, call) => {
      ticking = call;
      return () => {
        ticking = null;
      };
    },
  });
  kiosk.show(shown);
});

async function rateOnce(): Promise<void> {
  kiosk.dispatch({ type: 'touch' });
  kiosk.dispatch({ type: 'answer', question: 'service-today', value: 'happy' });
  await Promise.resolve();
  await Promise.resolve();
}

function pass(ms: number): void {
  wallMs += ms;
  monotonicMs += ms;
  ticking?.();
}

describe('the kiosk', () => {
  test('asks with a countdown, then goes back; the rating stays, the visit ends as a timeout', async () => {
    await rateOnce();
    pass(29_000);
    expect(kiosk.secondsLeft.value).toBeNull();
    pass(1_000);
    expect(kiosk.secondsLeft.value).toBe(20);
    pass(12_500);
    expect(kiosk.secondsLeft.value).toBe(8);
    pass(7_500);
    expect(kiosk.visit.value.at).toBe('attract');
    expect(kiosk.secondsLeft.value).toBeNull();
    expect(recorded.map(({ kind }) => kind)).toEqual(['rating', 'visit-end']);
    expect(recorded[1]?.body.value).toEqual({ how: 'timeout' });
  });

  test('"I\'m still here" gives the whole time again, as often as wanted', async () => {
    await rateOnce();
    for (let round = 0; round < 12; round++) {
      pass(45_000);
      expect(kiosk.secondsLeft.value).toBe(5);
      kiosk.stillHere();
    }
    pass(29_000);
    expect(kiosk.secondsLeft.value).toBeNull();
  });

  test('touches and typing keep a visit alive, but not behind the question', async () => {
    await rateOnce();
    pass(25_000);
    kiosk.touched();
    pass(25_000);
    expect(kiosk.secondsLeft.value).toBeNull();
    pass(5_000);
    kiosk.touched();
    pass(19_999);
    expect(kiosk.secondsLeft.value).toBe(1);
  });

  test('a page that slept with its monotonic clock stopped goes back at once', async () => {
    await rateOnce();
    wallMs += 3_600_000;
    kiosk.tick();
    expect(kiosk.visit.value.at).toBe('attract');
  });

  test('a wall clock that is set back does not keep a visit open', async () => {
    await rateOnce();
    wallMs -= 3_600_000;
    monotonicMs += 50_000;
    kiosk.tick();
    expect(kiosk.visit.value.at).toBe('attract');
  });

  test('thanks last as configured, then nothing ticks any more', async () => {
    await rateOnce();
    kiosk.dispatch({ type: 'finish' });
    pass(4_900);
    expect(kiosk.visit.value.at).toBe('thanks');
    pass(100);
    expect(kiosk.visit.value.at).toBe('attract');
    expect(ticking).toBeNull();
  });

  test('a receipt stays for as long as it takes to copy it, asks, and goes', async () => {
    const receipt = { reference: '222-222-2222', secret: '2222-2222-2222-2222', address: null };
    kiosk.enter({ at: 'thanks', locale: 'en', form: 'say', receipt });
    pass(50_000);
    kiosk.touched();
    pass(59_999);
    expect([kiosk.visit.value.at, kiosk.secondsLeft.value]).toEqual(['thanks', null]);
    pass(1);
    expect(kiosk.secondsLeft.value).toBe(20);
    kiosk.stillHere();
    pass(79_999);
    expect(kiosk.visit.value).toMatchObject({ at: 'thanks', receipt });
    pass(1);
    expect(kiosk.visit.value).toEqual({ at: 'attract', locale: 'en' });
    kiosk.enter({ at: 'thanks', locale: 'en', form: 'say', receipt });
    kiosk.dispatch({ type: 'over' });
    expect(kiosk.visit.value, 'thanked, and the receipt gone').toEqual({ at: 'thanks', locale: 'en', form: 'say' });
    pass(5_000);
    expect(kiosk.visit.value.at).toBe('attract');
  });

  test('while another page takes over nothing begins, and every try is told', async () => {
    let tries = 0;
    const goOn = kiosk.hold(() => void tries++);
    kiosk.dispatch({ type: 'touch' });
    kiosk.dispatch({ type: 'leave' });
    expect([kiosk.visit.value.at, tries]).toEqual(['attract', 1]);
    goOn();
    await rateOnce();
    expect([kiosk.visit.value.at, kiosk.unrecorded.value]).toEqual(['question', 0]);
    kiosk.dispatch({ type: 'finish' });
    expect(kiosk.unrecorded.value).toBe(1);
    await Promise.resolve();
    await Promise.resolve();
    expect(kiosk.unrecorded.value).toBe(0);
  });

  test('says sorry when the entry could not be kept, and goes back by itself', async () => {
    outcome = false;
    await rateOnce();
    expect(kiosk.visit.value).toMatchObject({ at: 'sorry', rated: false });
    pass(8_000);
    expect(kiosk.visit.value.at).toBe('attract');
  });

  test('takes nothing before there is a configuration', () => {
    const empty = createKiosk({
      record: async () => true,
      moment: () => ({ wallMs, monotonicOriginMs: 0, newId: () => 'id' }),
      every: () => () => {},
    });
    empty.dispatch({ type: 'touch' });
    expect(empty.visit.value.at).toBe('attract');
  });
});

test('a visit turned away is told, and the screen goes back by itself', () => {
  const turnedAway: string[] = [];
  let now = 0;
  let tick = () => {};
  const full = createKiosk({
    record: async () => true,
    room: () => 'no-new-messages',
    turnedAway: (kind) => void turnedAway.push(kind),
    moment: () => ({ wallMs: now, monotonicOriginMs: now, newId: () => 'id' }),
    every: (_ms, call) => {
      tick = call;
      return () => {};
    },
  });
  full.show(shown);
  full.dispatch({ type: 'touch' });
  full.dispatch({ type: 'touch' });
  expect([full.visit.value.at, turnedAway]).toEqual(['turned-away', ['messages']]);
  now += 9_000;
  tick();
  expect(full.visit.value.at).toBe('attract');
});

test('what is taken off the screen ends its visit, and what was answered stays', async () => {
  await rateOnce();
  kiosk.show(null);
  expect(kiosk.shown.value).toBeNull();
  expect(kiosk.visit.value.at).toBe('attract');
  expect(recorded.map(({ kind }) => kind)).toEqual(['rating', 'visit-end']);
  kiosk.show(shown);
  kiosk.dispatch({ type: 'touch' });
  expect(kiosk.visit.value.at).toBe('question');
});
