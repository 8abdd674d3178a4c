import { type Signal, signal } from '@preact/signals-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Handover, handoversIn } from '../../../src/kiosk/renewal/handover.ts';
import { renewAfterWords } from '../../../src/kiosk/renewal/renew-after-words.ts';
import type { VisitEvent, VisitState } from '../../../src/kiosk/visit.ts';

const attract: VisitState = { at: 'attract', locale: 'en' };
const thanks: VisitState = { at: 'thanks', locale: 'es', form: 'say' };
const receipt = { reference: '222-222-2222', secret: '2222-2222-2222-2222', address: null };
const form = { at: 'form' } as VisitState;

let visit: Signal<VisitState>;
let unrecorded: Signal<number>;
let panelOpen: Signal<boolean>;
let isAdapted: Signal<boolean>;
let left: (Handover | 'page' | null)[];
let isReady: boolean;
let input: () => void;
let tried: ((event: VisitEvent) => void) | null;
let giveUp: () => void;
const settled = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  [visit, unrecorded, panelOpen, isAdapted] = [signal(attract), signal(0), signal(false), signal(false)];
  [left, isReady, tried] = [[], true, null];
  renewAfterWords({
    kiosk: {
      visit,
      unrecorded,
      hold(call) {
        tried = call;
        return () => {
          tried = null;
        };
      },
    },
    panelOpen,
    isAdapted,
    handovers: { leave: (handover) => void left.push(handover), take: () => null },
    onInput: (call) => {
      input = call;
    },
    isReady: async () => isReady,
    accessLabel: (locale) => `access in ${locale}`,
    leave: () => void left.push('page'),
    after: (_ms, call) => {
      giveUp = call;
    },
  });
});

describe('after a visit with words', () => {
  test('the page goes behind the thank-you, once everything is recorded', async () => {
    visit.value = form;
    unrecorded.value = 1;
    visit.value = thanks;
    await settled();
    expect(left).toEqual([]);
    unrecorded.value = 0;
    await settled();
    expect(left).toEqual([{ thanks: { locale: 'es', form: 'say', access: 'access in es' } }, 'page']);
  });

  test('thanks that were made larger stay so, and the page goes when they are over', async () => {
    isAdapted.value = true;
    visit.value = form;
    visit.value = thanks;
    await settled();
    expect(left).toEqual([]);
    visit.value = attract;
    await settled();
    expect(left).toEqual([{ thanks: null }, 'page']);
  });

  test('a receipt is left alone until its owner has it', async () => {
    visit.value = form;
    visit.value = { ...thanks, receipt };
    await settled();
    expect(left).toEqual([]);
    visit.value = thanks;
    await settled();
    expect(left.at(-1)).toBe('page');
    expect(JSON.stringify(left)).not.toContain('222');
  });

  test('also where the words were not sent, or typed outside of a form', async () => {
    input();
    visit.value = { at: 'question' } as VisitState;
    visit.value = attract;
    await settled();
    expect(left).toEqual([{ thanks: null }, 'page']);
  });

  test('a visit that only touched stays on its page', async () => {
    for (const state of [{ at: 'question' } as VisitState, thanks, attract]) visit.value = state;
    await settled();
    expect(left).toEqual([]);
  });

  test('whoever touches the thank-you meanwhile finds the kiosk ready, not thanks for somebody else', async () => {
    visit.value = form;
    visit.value = thanks;
    await settled();
    tried?.({ type: 'touch' });
    expect(left.at(-1)).toEqual({ thanks: null });
  });

  test('whoever begins on the first screen meanwhile has begun on the next page, in their language; nothing else is carried over', async () => {
    visit.value = form;
    visit.value = attract;
    await settled();
    tried?.({ type: 'over' });
    expect(left.at(-1)).toEqual({ thanks: null });
    tried?.({ type: 'touch', locale: 'es' });
    expect(left.at(-1)).toEqual({ thanks: null, begun: { type: 'touch', locale: 'es' } });
  });

  test('not while the page could not be loaded, a visitor has come, or staff have the panel open; then after the next visit', async () => {
    isReady = false;
    visit.value = form;
    visit.value = thanks;
    await settled();
    expect(left).toEqual([]);
    isReady = true;
    visit.value = attract;
    visit.value = { at: 'question' } as VisitState;
    await settled();
    expect(left).toEqual([]);
    panelOpen.value = true;
    visit.value = attract;
    await settled();
    expect(left).toEqual([]);
    panelOpen.value = false;
    await settled();
    expect(left).toEqual([{ thanks: null }, 'page']);
  });

  test('goes on with this page where the browser stays', async () => {
    visit.value = form;
    visit.value = thanks;
    await settled();
    expect(tried).not.toBeNull();
    giveUp();
    expect(tried).toBeNull();
    visit.value = attract;
    await settled();
    expect(left.filter((each) => each === 'page')).toHaveLength(2);
  });
});

describe('what one page leaves for the next', () => {
  const disk = new Map<string, string>();
  const storage = {
    getItem: (key: string) => disk.get(key) ?? null,
    setItem: (key: string, value: string) => void disk.set(key, value),
    removeItem: (key: string) => void disk.delete(key),
  } as Storage;
  let now = 1_000_000;
  const handovers = handoversIn(
    () => storage,
    () => now,
  );

  test('is taken once, and only soon', () => {
    handovers.leave({ thanks: { locale: 'es', form: null, access: 'Access' } });
    expect(handovers.take()).toEqual({ thanks: { locale: 'es', form: null, access: 'Access' } });
    expect([handovers.take(), disk.size]).toEqual([null, 0]);
    handovers.leave({ thanks: null });
    now += 30_000;
    expect([handovers.take(), disk.size]).toEqual([null, 0]);
  });

  test('the touch by which somebody began', () => {
    handovers.leave({ thanks: null, begun: { type: 'touch', locale: 'es' } });
    expect(handovers.take()).toEqual({ thanks: null, begun: { type: 'touch', locale: 'es' } });
  });

  test('is nothing where it is damaged or nothing can be stored', () => {
    disk.set('candour-kiosk-renewal-1', '{');
    expect(handovers.take()).toBeNull();
    const forbidden = handoversIn(
      () => {
        throw new Error('forbidden');
      },
      () => now,
    );
    expect(forbidden.take()).toBeNull();
  });
});
