// What is still taken as space runs out: ratings are refused first, messages next, and a visit that has begun goes on. Pure. Browsers
// hardly tell how much is free, so what counts most is the reserve: how much of it had to be given up. There is a gap between stopping
// and beginning again, so that the kiosk does not change its mind with each entry.
import type { Room } from '../../protocol/batch.ts';

export type Space = {
  /** Blocks of the reserve that were given up and could not be written again yet. */
  given: number;
  /** null: the browser does not say. */
  freeBytes: number | null;
};

const MIB = 1024 * 1024;
type Level = { room: Room; stopBelowBytes: number; beginAboveBytes: number };
/** Strictest first. */
const LEVELS: readonly Level[] = [
  { room: 'no-new-messages', stopBelowBytes: 4 * MIB, beginAboveBytes: 8 * MIB },
  { room: 'no-new-ratings', stopBelowBytes: 12 * MIB, beginAboveBytes: 24 * MIB },
];
const STRICTNESS: readonly Room[] = ['ample', 'no-new-ratings', 'no-new-messages'];

export function roomAfter(before: Room, { given, freeBytes }: Space): Room {
  const byReserve = Math.min(given, STRICTNESS.length - 1);
  const bySpace = freeBytes === null ? 0 : STRICTNESS.indexOf(roomBySpace(before, freeBytes));
  return STRICTNESS[Math.max(byReserve, bySpace)] as Room;
}

function roomBySpace(before: Room, freeBytes: number): Room {
  const isAt = ({ room }: Level) => STRICTNESS.indexOf(before) >= STRICTNESS.indexOf(room);
  return LEVELS.find((level) => freeBytes < (isAt(level) ? level.beginAboveBytes : level.stopBelowBytes))?.room ?? 'ample';
}
