// The reserve in the worker: made whole between visits, given up on demand, and the page told of each change once.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Reserve } from '../../../src/kiosk/outbox/reserve.ts';
import type { LiveStation } from '../../../src/kiosk/worker/live-station.ts';
import { countTurnedAway, giveSpace, watchRoom } from '../../../src/kiosk/worker/room-keeper.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function rig({ given = 0, room = true }: { given?: number; room?: boolean } = {}) {
  const state = { given, hasRoom: room, rebuilt: 0, counted: [] as string[] };
  const reserve: Reserve = {
    given: () => state.given,
    isWhole: () => state.given === 0,
    giveUp: async () => {
      const hadOne = state.given < 2;
      state.given = Math.min(2, state.given + 1);
      return hadOne;
    },
    rebuild: async () => {
      state.rebuilt++;
      if (state.hasRoom) state.given--;
      return state.hasRoom;
    },
    turnedAway: (kind) => void state.counted.push(kind),
    refusals: () => ({ ratings: 0, messages: 0 }),
  };
  const told: string[] = [];
  const live = {
    reserve: async () => reserve,
    room: 'ample',
    freeBytes: null,
    busy: false,
    post: () => void told.push(live.room),
    identity: null,
  } as unknown as LiveStation;
  const news: string[] = [];
  const storage = async () => ({ usedBytes: null, quotaBytes: null, persisted: null });
  const watch = () => watchRoom(live, storage, () => void news.push(live.room));
  return { state, live, told, news, watch };
}

it('tells the page of each block that is given up', async () => {
  const { live, told } = rig();
  expect([await giveSpace(live), await giveSpace(live), await giveSpace(live)]).toEqual([true, true, false]);
  expect(told).toEqual(['no-new-ratings', 'no-new-messages']);
});

it('knows from the start what was given up in an earlier life', async () => {
  const { watch, told } = rig({ given: 2 });
  watch().stop();
  await vi.advanceTimersByTimeAsync(0);
  expect(told).toEqual(['no-new-messages']);
});

it('writes the reserve again when there is room, tells page and collector, and then rests', async () => {
  const { watch, state, told, news } = rig({ given: 2, room: false });
  const { stop } = watch();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(told).toEqual(['no-new-messages']);
  state.hasRoom = true;
  await vi.advanceTimersByTimeAsync(10_000);
  expect([told.at(-1), news, state.given]).toEqual(['ample', ['ample'], 0]);
  const { rebuilt } = state;
  await vi.advanceTimersByTimeAsync(300_000);
  expect(state.rebuilt).toBe(rebuilt);
  stop();
});

it('never writes the reserve while somebody is at the kiosk', async () => {
  const { watch, state, live } = rig({ given: 1 });
  live.busy = true;
  const { stop } = watch();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(state.rebuilt).toBe(0);
  live.busy = false;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(state.given).toBe(0);
  stop();
});

it('counts visits turned away', async () => {
  const { live, state } = rig();
  await countTurnedAway(live, 'ratings');
  expect(state.counted).toEqual(['ratings']);
});
