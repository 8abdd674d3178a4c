import { describe, expect, test } from 'vitest';
import { type DoorSteps, doorSteps } from '../../../src/kiosk/door-steps.ts';
import { createKiosk } from '../../../src/kiosk/kiosk.ts';
import type { EntryDraft } from '../../../src/kiosk/worker-port.ts';
import { sampleShown } from './sample-configuration.ts';

function aKiosk(loadDoors: () => Promise<DoorSteps>) {
  const recorded: EntryDraft[] = [];
  let ids = 0;
  const kiosk = createKiosk({
    record: async (draft) => Boolean(recorded.push(draft)),
    loadDoors,
    moment: () => ({ wallMs: 1, monotonicOriginMs: 1, newId: () => `id-${++ids}` }),
    every: () => () => {},
  });
  kiosk.show(sampleShown());
  return { kiosk, recorded };
}

async function openedFrom(events: readonly ({ type: 'touch' } | { type: 'language'; locale: string })[]) {
  const set = aKiosk(async () => doorSteps);
  await set.kiosk.load();
  for (const event of [...events, { type: 'open-standards' } as const]) set.kiosk.dispatch(event);
  return set;
}

describe('the service standards', () => {
  test('lead back to where their door was, in the language that was chosen there', async () => {
    const { kiosk } = await openedFrom([{ type: 'touch' }]);
    const question = kiosk.visit.value.at === 'standards' && kiosk.visit.value.back;
    kiosk.dispatch({ type: 'language', locale: 'es' });
    expect(kiosk.visit.value).toMatchObject({ at: 'standards', locale: 'es' });
    kiosk.dispatch({ type: 'back' });
    expect(kiosk.visit.value).toEqual({ ...question, locale: 'es' });
  });

  test('opened before a visit they are none: whoever walks away leaves nothing', async () => {
    const { kiosk, recorded } = await openedFrom([]);
    kiosk.dispatch({ type: 'timeout' });
    expect(kiosk.visit.value).toEqual({ at: 'attract', locale: 'en' });
    expect(recorded).toEqual([]);
  });

  test('opened from a question they end the visit as the question would', async () => {
    const { kiosk, recorded } = await openedFrom([{ type: 'touch' }]);
    kiosk.dispatch({ type: 'timeout' });
    expect(kiosk.visit.value.at).toBe('attract');
    expect(recorded.map(({ kind, body }) => [kind, body.value])).toEqual([['visit-end', { how: 'timeout' }]]);
  });

  test('touched before what is behind the doors has come, they open once it has; where it can’t come, at the next touch', async () => {
    const tries = [Promise.reject(new Error('no network')), Promise.resolve(doorSteps)];
    const { kiosk } = aKiosk(() => tries.shift() ?? Promise.resolve(doorSteps));
    const touch = async () => {
      kiosk.dispatch({ type: 'open-standards' });
      const at = kiosk.visit.value.at;
      await new Promise((resolve) => setTimeout(resolve));
      return [at, kiosk.visit.value.at];
    };
    expect(await touch()).toEqual(['attract', 'attract']);
    expect(await touch()).toEqual(['attract', 'standards']);
  });
});
