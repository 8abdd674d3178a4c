// The reserved block on a file of limited space: it frees real space, its counts need none, and no cut between two writes loses them.
import { describe, expect, it } from 'vitest';
import { BLOCK_BYTES, BLOCKS, createReserve, HEAD_BYTES, type ReserveFile } from '../../../src/kiosk/outbox/reserve.ts';

const WHOLE = HEAD_BYTES + BLOCKS * BLOCK_BYTES;
const always = () => true;

/** Grows up to `space` bytes. `cutAfter` writes it stops taking any. */
function aFile(space = Number.POSITIVE_INFINITY) {
  let bytes = new Uint8Array(0);
  const file = {
    space,
    failing: false,
    size: () => bytes.length,
    bytes: () => bytes,
    getSize: () => bytes.length,
    read(into: Uint8Array<ArrayBuffer>, at: number) {
      const part = bytes.subarray(at, at + into.length);
      into.set(part);
      return part.length;
    },
    write(from: Uint8Array<ArrayBuffer>, at: number) {
      if (file.failing) throw new DOMException('gone', 'InvalidStateError');
      const end = Math.max(bytes.length, at + from.length);
      if (end > file.space) throw new DOMException('No space available for this operation', 'QuotaExceededError');
      const grown = new Uint8Array(end);
      grown.set(bytes);
      grown.set(from, at);
      bytes = grown;
      return from.length;
    },
    truncate(size: number) {
      bytes = bytes.slice(0, size);
    },
    flush: () => undefined,
    reopened: async (): Promise<ReserveFile> => file,
  };
  return file;
}
const over = (file: ReserveFile | null) => createReserve(file, () => Promise.resolve());
async function whole(file = aFile()) {
  const reserve = over(file);
  while (file.size() < WHOLE) expect(await reserve.rebuild(always)).toBe(true);
  return { file, reserve };
}

describe('the reserve', () => {
  it('is written in real bytes, and asks for nothing before it was ever given up', async () => {
    const { file, reserve } = await whole();
    expect(reserve.given()).toBe(0);
    const zeros = file
      .bytes()
      .subarray(HEAD_BYTES)
      .filter((byte) => byte === 0).length;
    expect(zeros).toBeLessThan(WHOLE / 100);
  });

  it('is given up block by block, and then there is none', async () => {
    const { file, reserve } = await whole();
    expect(await reserve.giveUp()).toBe(true);
    expect([file.size(), reserve.given()]).toEqual([HEAD_BYTES + BLOCK_BYTES, 1]);
    expect(await reserve.giveUp()).toBe(true);
    expect([file.size(), reserve.given()]).toEqual([HEAD_BYTES, 2]);
    expect(await reserve.giveUp()).toBe(false);
    expect(reserve.given()).toBe(2);
  });

  it('comes back block by block, only with space to spare, and leaves nothing behind when there is not enough', async () => {
    const { file, reserve } = await whole();
    await reserve.giveUp();
    await reserve.giveUp();
    file.space = HEAD_BYTES + BLOCK_BYTES + 1_000;
    expect(await reserve.rebuild(always)).toBe(false);
    expect([file.size(), reserve.given()]).toEqual([HEAD_BYTES, 2]);
    file.space = Number.POSITIVE_INFINITY;
    expect(await reserve.rebuild(always)).toBe(true);
    expect(reserve.given()).toBe(1);
    expect(await reserve.rebuild(always)).toBe(true);
    expect([file.size(), reserve.given()]).toEqual([WHOLE, 0]);
  });

  it('makes way for a visitor, and for a write that needs the space meanwhile', async () => {
    const { file, reserve } = await whole();
    await reserve.giveUp();
    let steps = 0;
    expect(await reserve.rebuild(() => ++steps < 3)).toBe(false);
    expect([file.size(), reserve.given()]).toEqual([HEAD_BYTES + BLOCK_BYTES, 1]);
  });

  it('counts visits turned away without a byte of new space, and remembers them and what was given', async () => {
    const { file, reserve } = await whole();
    await reserve.giveUp();
    file.space = file.size();
    for (const kind of ['ratings', 'messages', 'ratings'] as const) reserve.turnedAway(kind);
    expect(file.size()).toBe(file.space);
    const again = over(file);
    expect([again.refusals(), again.given()]).toEqual([{ ratings: 2, messages: 1 }, 1]);
  });

  it('loses one count at most to a torn write', async () => {
    const { file, reserve } = await whole();
    for (let visits = 0; visits < 5; visits++) reserve.turnedAway('messages');
    for (const slot of [0, 512]) {
      const torn = aFile();
      torn.write(file.bytes().slice(), 0);
      torn.write(new Uint8Array([255, 255]), slot + 10);
      expect(over(torn).refusals().messages).toBeGreaterThanOrEqual(4);
    }
  });

  it('still counts in this life when the file fails, or there is none', async () => {
    const { file, reserve } = await whole();
    file.failing = true;
    reserve.turnedAway('messages');
    expect(reserve.refusals().messages).toBe(1);
    const none = over(null);
    expect(await none.giveUp()).toBe(false);
    expect(none.given()).toBe(2);
    expect(await none.rebuild(always)).toBe(true);
    expect(none.given()).toBe(0);
  });
});
