import { beforeEach, expect, test } from 'vitest';
import { forgetAfterVisit } from '../../../../src/kiosk/access/forget-after-visit.ts';
import { accessOpen, closeAccess, forgetNeeds, need, needs, needsNothing } from '../../../../src/kiosk/access/needs.ts';
import { createKiosk, type Kiosk } from '../../../../src/kiosk/kiosk.ts';
import { sampleShown } from '../sample-configuration.ts';

const idle = { warnAfterMs: 30_000, resetAfterMs: 20_000, thanksForMs: 5_000 };
let kiosk: Kiosk;
let window: EventTarget;
let waiting: { ms: number; call(): void } | null;

beforeEach(() => {
  forgetNeeds();
  closeAccess();
  waiting = null;
  window = new EventTarget();
  kiosk = createKiosk({
    record: async () => true,
    moment: () => ({ wallMs: 1, monotonicOriginMs: 1, newId: () => 'id' }),
    every: () => () => {},
  });
  kiosk.show(sampleShown(1, { idle }));
  forgetAfterVisit({
    kiosk,
    window,
    after(ms, call) {
      const mine = { ms, call };
      waiting = mine;
      return () => {
        if (waiting === mine) waiting = null;
      };
    },
  });
});

test('all that was chosen, also how loud, lasts for the visit and is as new after it', () => {
  need({
    text: 'large',
    contrast: 'dark',
    reach: 'low',
    speech: true,
    volume: 1,
    rate: 1.8,
    scanning: true,
    scanMs: 700,
    ignoreRepeats: true,
  });
  kiosk.dispatch({ type: 'touch' });
  accessOpen.value = true;
  expect(waiting, 'no time runs out while somebody is here').toBeNull();
  expect(needs.value.volume).toBe(1);
  kiosk.dispatch({ type: 'leave' });
  expect(kiosk.visit.value.at).toBe('attract');
  expect(needsNothing()).toBe(true);
  expect(needs.value).toMatchObject({ speech: false, scanning: false, volume: 0.7, rate: 1, scanMs: null, ignoreRepeats: false });
  expect(accessOpen.value).toBe(false);
});

test('chosen before a visit, it waits as long as a visitor would be waited for, from the last touch on', () => {
  need({ contrast: 'light' });
  expect(waiting?.ms).toBe(50_000);
  const before = waiting;
  window.dispatchEvent(new Event('pointerdown'));
  expect(waiting).not.toBe(before);
  waiting?.call();
  expect(needsNothing()).toBe(true);
  expect(waiting).toBeNull();
});

test('a panel left open closes; who uses one switch is waited for longer', () => {
  accessOpen.value = true;
  expect(waiting?.ms).toBe(50_000);
  need({ scanning: true });
  expect(waiting?.ms).toBe(150_000);
  waiting?.call();
  expect(accessOpen.value).toBe(false);
});

test('while nothing was chosen, nothing waits', () => {
  window.dispatchEvent(new Event('keydown'));
  expect(waiting).toBeNull();
});
