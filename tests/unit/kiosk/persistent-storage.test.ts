import { signal } from '@preact/signals-core';
import { expect, test } from 'vitest';
import { askForPersistence } from '../../../src/kiosk/persistent-storage.ts';
import type { KioskState } from '../../../src/kiosk/worker-port.ts';
import { sampleShown } from './sample-configuration.ts';

const settled = () => new Promise((resolve) => setTimeout(resolve));
const paired: KioskState = { state: 'paired', kiosk: 'k', ...sampleShown(1), pin: null, safeMode: false, room: 'ample', readers: [] };

function rig(answers: { persisted: boolean; fails?: boolean }) {
  let asked = 0;
  const state = signal<KioskState>({ state: 'starting' });
  askForPersistence(state, {
    persisted: async () => answers.persisted,
    persist: async () => {
      asked++;
      if (answers.fails) throw new TypeError('not here');
      return false;
    },
  });
  return { state, asked: () => asked };
}

test('asks at once, and again when the kiosk has been paired', async () => {
  const { state, asked } = rig({ persisted: false });
  await settled();
  expect(asked()).toBe(1);
  state.value = { state: 'unpaired' };
  state.value = paired;
  await settled();
  expect(asked()).toBe(2);
});

test('does not ask again for a kiosk that was paired before, nor for what was granted', async () => {
  const known = rig({ persisted: false });
  known.state.value = paired;
  known.state.value = { ...paired };
  const granted = rig({ persisted: true });
  await settled();
  expect([known.asked(), granted.asked()]).toEqual([1, 0]);
});

test('a browser that refuses or has no such thing harms nothing', async () => {
  const { asked } = rig({ persisted: false, fails: true });
  askForPersistence(signal<KioskState>({ state: 'starting' }), undefined);
  await settled();
  expect(asked()).toBe(1);
});
