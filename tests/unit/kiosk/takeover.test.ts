import { signal } from '@preact/signals-core';
import { describe, expect, test } from 'vitest';
import { createKiosk } from '../../../src/kiosk/kiosk.ts';
import { startTakeover } from '../../../src/kiosk/takeover.ts';
import type { Shown } from '../../../src/kiosk/visit.ts';
import type { KioskState, PageToWorker } from '../../../src/kiosk/worker-port.ts';
import { sampleShown } from './sample-configuration.ts';

const [first, second] = [sampleShown(1), sampleShown(2)];
const paired = ({ revision, configuration }: Shown): KioskState => ({
  state: 'paired',
  kiosk: 'k',
  revision,
  configuration,
  pin: null,
  safeMode: false,
  room: 'ample',
  readers: [],
});

function setUp({ remembered = null as Shown | null, broken = [] as Shown[] } = {}) {
  const state = signal<KioskState>({ state: 'starting' });
  const told: PageToWorker[] = [];
  let kept: Shown | null = remembered;
  const finished: (string | null)[] = [];
  const kiosk = createKiosk({
    record: async () => true,
    moment: () => ({ wallMs: 1, monotonicOriginMs: 1, newId: () => crypto.randomUUID() }),
    every: () => () => {},
  });
  if (remembered) kiosk.show(remembered);
  const takeover = startTakeover({
    kiosk,
    worker: { state, tell: (message) => void told.push(message) },
    lastShown: {
      read: () => kept,
      keep: (shown) => {
        kept = shown;
      },
      forget: () => {
        kept = null;
      },
    },
    rehearse: (shown) => {
      if (broken.includes(shown) || broken.some(({ revision }) => revision === shown.revision)) throw new Error('no such scale');
    },
    afterPaint: (call) => call(),
    confirmed: () => void finished.push(kiosk.shown.peek()?.revision ?? null),
  });
  return { kiosk, state, told, takeover, kept: () => kept, finished };
}

describe('taking a configuration over', () => {
  test('shows, remembers and confirms the first one', () => {
    const { kiosk, state, told, kept } = setUp();
    state.value = paired(first);
    expect(kiosk.shown.value).toEqual(first);
    expect(kept()).toEqual(first);
    expect(told).toEqual([{ type: 'configuration-shown', revision: first.revision }]);
  });

  test('confirms what was remembered once the worker names it, and does not show it anew', () => {
    const { kiosk, state, told } = setUp({ remembered: first });
    kiosk.dispatch({ type: 'touch' });
    state.value = paired(first);
    expect(told).toEqual([]);
    expect(kiosk.visit.value.at).toBe('question');
    kiosk.dispatch({ type: 'leave' });
    expect(told).toEqual([{ type: 'configuration-shown', revision: first.revision }]);
  });

  test('waits for the end of a visit', () => {
    const { kiosk, state } = setUp({ remembered: first });
    kiosk.dispatch({ type: 'touch' });
    state.value = paired(second);
    expect(kiosk.shown.value).toEqual(first);
    kiosk.dispatch({ type: 'leave' });
    expect(kiosk.shown.value).toEqual(second);
  });

  test('confirms again whenever the worker announces what is on screen, for it may not have heard', () => {
    const { kiosk, state, told } = setUp();
    state.value = paired(first);
    kiosk.dispatch({ type: 'touch' });
    kiosk.dispatch({ type: 'leave' });
    expect(told).toHaveLength(1);
    state.value = paired(first);
    expect(told).toEqual(Array(2).fill({ type: 'configuration-shown', revision: first.revision }));
  });

  test('tries a refused one again when the worker announces it again', () => {
    const broken = [second];
    const { kiosk, state, told } = setUp({ remembered: first, broken });
    state.value = paired(second);
    broken.pop();
    state.value = paired(second);
    expect(kiosk.shown.value).toEqual(second);
    expect(told.map(({ type }) => type)).toEqual(['configuration-failed', 'configuration-shown']);
  });

  test('refuses, once, what cannot be rendered, and stays with the one before', () => {
    const { kiosk, state, told } = setUp({ remembered: first, broken: [second] });
    state.value = paired(second);
    kiosk.dispatch({ type: 'touch' });
    kiosk.dispatch({ type: 'leave' });
    expect(kiosk.shown.value).toEqual(first);
    expect(told).toEqual([{ type: 'configuration-failed', revision: second.revision, reason: 'no such scale' }]);
  });

  test('a screen that fails in use goes back to the configuration before', () => {
    const { kiosk, state, told, takeover, kept } = setUp({ remembered: first });
    state.value = paired(second);
    takeover.screenFailed(new Error('boom'));
    expect(kiosk.shown.value).toEqual(first);
    expect(told.at(-1)).toEqual({ type: 'configuration-failed', revision: second.revision, reason: 'boom' });
    expect(kept()).toBeNull();
  });

  test('a start is finished once the screen stands, not when it fails', () => {
    const { state, finished } = setUp({ broken: [second] });
    state.value = paired(second);
    expect(finished).toEqual([]);
    state.value = paired(first);
    expect(finished).toEqual([first.revision]);
    state.value = { state: 'unpaired' };
    expect(finished).toHaveLength(2);
  });

  test('an unpaired or refused kiosk forgets what it showed', () => {
    const { state, kept } = setUp({ remembered: first });
    state.value = { state: 'unpaired' };
    expect(kept()).toBeNull();
  });
});
