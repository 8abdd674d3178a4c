import { describe, expect, it } from 'vitest';
import { roomAfter } from '../../../src/kiosk/outbox/room.ts';

const MIB = 1024 * 1024;
const free = (mib: number) => ({ given: 0, freeBytes: mib * MIB });

describe('what is still taken', () => {
  it('follows the reserve where the browser does not tell what is free', () => {
    const rooms = [0, 1, 2, 3].map((given) => roomAfter('ample', { given, freeBytes: null }));
    expect(rooms).toEqual(['ample', 'no-new-ratings', 'no-new-messages', 'no-new-messages']);
    expect(roomAfter('no-new-messages', { given: 0, freeBytes: null })).toBe('ample');
  });

  it('stops ratings first, messages next', () => {
    expect([100, 11, 3].map((mib) => roomAfter('ample', free(mib)))).toEqual(['ample', 'no-new-ratings', 'no-new-messages']);
  });

  it('begins again only with a good deal more than where it stopped', () => {
    expect(roomAfter('no-new-ratings', free(13))).toBe('no-new-ratings');
    expect(roomAfter('no-new-ratings', free(25))).toBe('ample');
    expect(roomAfter('no-new-messages', free(5))).toBe('no-new-messages');
    expect(roomAfter('no-new-messages', free(9))).toBe('no-new-ratings');
    expect(roomAfter('no-new-messages', free(25))).toBe('ample');
  });

  it('is the stricter of the two', () => {
    expect(roomAfter('ample', { given: 2, freeBytes: 100 * MIB })).toBe('no-new-messages');
    expect(roomAfter('ample', { given: 1, freeBytes: 3 * MIB })).toBe('no-new-messages');
  });
});
