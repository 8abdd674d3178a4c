// Keeps the reserve whole and says what is still taken: looks now and then, gives blocks up when a write needs them, writes them again
// between two visits, and tells the page when something changes.
import type { Room } from '../../protocol/batch.ts';
import { roomAfter } from '../outbox/room.ts';
import { announce, type LiveStation } from './live-station.ts';
import type { StorageReport } from './storage-report.ts';

const FIRST_LOOK_MS = 5_000;
const LOOK_EVERY_MS = 60_000;
/** While something is refused. */
const LOOK_SOON_MS = 10_000;

/** A block of the reserve for a write that found no space. */
export async function giveSpace(live: LiveStation): Promise<boolean> {
  const gave = await (await live.reserve()).giveUp();
  await judgeRoom(live);
  return gave;
}

export async function countTurnedAway(live: LiveStation, kind: 'ratings' | 'messages'): Promise<void> {
  (await live.reserve()).turnedAway(kind);
}

/** `told`: the room has changed. */
export function watchRoom(live: LiveStation, storage: () => Promise<StorageReport>, told: () => void): { stop(): void } {
  let timer: ReturnType<typeof setTimeout>;
  let isStopped = false;

  async function look(): Promise<void> {
    const before = live.room;
    const reserve = await live.reserve();
    const mayGoOn = () => !live.busy && !isStopped;
    while (mayGoOn() && !reserve.isWhole()) if (!(await reserve.rebuild(mayGoOn))) break;
    live.freeBytes = freeBytes(await storage());
    await judgeRoom(live);
    if (live.room !== before) told();
  }

  function lookIn(ms: number): void {
    timer = setTimeout(
      () =>
        void look()
          .catch(() => undefined)
          .finally(() => isStopped || lookIn(live.room === 'ample' ? LOOK_EVERY_MS : LOOK_SOON_MS)),
      ms,
    );
  }

  void judgeRoom(live).catch(() => undefined);
  lookIn(FIRST_LOOK_MS);
  return {
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}

async function judgeRoom(live: LiveStation): Promise<void> {
  const room: Room = roomAfter(live.room, { given: (await live.reserve()).given(), freeBytes: live.freeBytes });
  if (room === live.room) return;
  live.room = room;
  announce(live);
}

function freeBytes({ usedBytes, quotaBytes }: StorageReport): number | null {
  return usedBytes === null || quotaBytes === null ? null : Math.max(0, quotaBytes - usedBytes);
}
