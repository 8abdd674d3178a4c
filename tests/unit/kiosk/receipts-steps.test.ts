import { describe, expect, test } from 'vitest';
import { doorSteps } from '../../../src/kiosk/door-steps.ts';
import { createKiosk } from '../../../src/kiosk/kiosk.ts';
import { goToReceipts } from '../../../src/kiosk/renewal/go-to-receipts.ts';
import { type Handover, handoversIn } from '../../../src/kiosk/renewal/handover.ts';
import type { EntryDraft } from '../../../src/kiosk/worker-port.ts';
import { sampleShown } from './sample-configuration.ts';

const settled = () => new Promise((resolve) => setTimeout(resolve));

async function atTheDoor({ isReachable = async () => true }: { isReachable?: () => Promise<boolean> } = {}) {
  const recorded: EntryDraft[] = [];
  const left: (Handover | string | null)[] = [];
  let written: (kept: boolean) => void = () => {};
  let giveUp: () => void = () => {};
  let ids = 0;
  const kiosk = createKiosk({
    record(draft) {
      recorded.push(draft);
      return new Promise((resolve) => {
        written = resolve;
      });
    },
    loadDoors: async () => doorSteps,
    moment: () => ({ wallMs: 1, monotonicOriginMs: 1, newId: () => `id-${++ids}` }),
    every: () => () => {},
  });
  kiosk.show(sampleShown());
  await kiosk.load();
  goToReceipts({
    kiosk,
    handovers: { leave: (handover) => void left.push(handover), take: () => null },
    isReachable,
    leave: (locale) => void left.push(locale),
    after: (_ms, call) => {
      giveUp = call;
    },
  });
  kiosk.dispatch({ type: 'touch' });
  kiosk.dispatch({ type: 'language', locale: 'es' });
  kiosk.dispatch({ type: 'open-receipts' });
  return { kiosk, recorded, left, written: () => written(true), giveUp: () => giveUp() };
}

describe('the door "I have a receipt"', () => {
  test('ends the visit, and the page goes once that is recorded, in the language that was chosen', async () => {
    const { kiosk, recorded, left, written } = await atTheDoor();
    expect(kiosk.visit.value).toMatchObject({ at: 'receipts', way: 'asked' });
    await settled();
    expect(recorded.map(({ kind, body }) => [kind, body.value])).toEqual([['visit-end', { how: 'left' }]]);
    expect(left).toEqual([]);
    written();
    await settled();
    expect(left).toEqual([{ thanks: null, away: true }, 'es']);
  });

  test.each([
    ['says no', async () => false],
    ['does not come', () => Promise.reject(new Error('no network'))],
  ])('says so where the answer %s, asks again, and leads back to where it was', async (_how, isReachable) => {
    let asked = 0;
    const counted = () => {
      asked++;
      return isReachable();
    };
    const { kiosk, recorded, left } = await atTheDoor({ isReachable: counted });
    await settled();
    expect(kiosk.visit.value).toMatchObject({ at: 'receipts', way: 'closed' });
    kiosk.dispatch({ type: 'open-receipts' });
    await settled();
    expect([asked, kiosk.visit.value]).toMatchObject([2, { way: 'closed' }]);
    kiosk.dispatch({ type: 'back' });
    expect(kiosk.visit.value).toMatchObject({ at: 'question', locale: 'es', place: 0 });
    expect([recorded, left]).toEqual([[], []]);
  });

  test('who went back meanwhile is left where they are', async () => {
    let answer: (isOpen: boolean) => void = () => {};
    const { kiosk, left } = await atTheDoor({
      isReachable: () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    });
    kiosk.dispatch({ type: 'back' });
    answer(true);
    await settled();
    expect([kiosk.visit.value.at, left]).toEqual(['question', []]);
  });

  test('a browser that stays where it is goes on at the first screen; the visit has ended once', async () => {
    const { kiosk, recorded, written, giveUp } = await atTheDoor();
    await settled();
    written();
    await settled();
    kiosk.dispatch({ type: 'touch' });
    expect(kiosk.visit.value.at).toBe('receipts');
    giveUp();
    expect(kiosk.visit.value.at).toBe('attract');
    expect(recorded).toHaveLength(1);
  });

  test.each(['timeout', 'leave', 'finish'] as const)('%s ends the visit as the question would', async (type) => {
    const { kiosk, recorded } = await atTheDoor({ isReachable: async () => false });
    await settled();
    kiosk.dispatch({ type });
    expect(kiosk.visit.value.at).toBe('attract');
    expect(recorded.map(({ kind }) => kind)).toEqual(['visit-end']);
  });
});

test('who comes back from a receipt after a long while comes back to a page that goes on; a start after that is a start', () => {
  let now = 0;
  const stored = new Map<string, string>();
  const storage = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  } as Storage;
  const handovers = handoversIn(
    () => storage,
    () => now,
  );
  handovers.leave({ thanks: null, away: true });
  now += 20 * 60_000;
  expect(handovers.take()).toEqual({ thanks: null, away: true });
  expect(handovers.take()).toBeNull();
  handovers.leave({ thanks: null, away: true });
  now += 61 * 60_000;
  expect(handovers.take()).toBeNull();
});
