import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uuidV7 } from '../../../src/protocol/uuid-v7.ts';

describe('UUIDv7', () => {
  it('reproduces the example of RFC 9562, appendix A.6', () => {
    const random = Uint8Array.from([0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f]);
    expect(uuidV7(0x017f22e279b0, random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
  });

  it('always has version and variant, and sorts by time', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 47 }),
        fc.integer({ min: 1, max: 2 ** 40 }),
        fc.uint8Array({ minLength: 10, maxLength: 16 }),
        (wallMs, later, random) => {
          const id = uuidV7(wallMs, random);
          expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
          expect(uuidV7(wallMs + later, random) > id).toBe(true);
        },
      ),
    ));

  it.each([-1, -1e15, Number.NaN])('holds on to a clock before 1970: %d', (wallMs) =>
    expect(uuidV7(wallMs, new Uint8Array(10))).toBe('00000000-0000-7000-8000-000000000000'),
  );
});
