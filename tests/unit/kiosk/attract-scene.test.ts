import { describe, expect, it } from 'vitest';
import { BEAT_MS, type Play, sceneAt } from '../../../src/kiosk/attract/attract-scene.ts';

const locales = ['en', 'es', 'sw'];
const item = (length: number) => ({ date: '2026-10-01', said: { en: 'a'.repeat(length) }, done: { en: 'b', es: 'c', sw: 'd' } });
const plain: Play = { locales, saidDone: [], reducedMotion: false };
const scenes = (play: Play, beats: number) => Array.from({ length: beats }, (_, beat) => sceneAt(beat, play));

describe('the attract screen over time', () => {
  it('welcomes in each language in turn, beginning with the first', () => {
    expect(scenes(plain, 7).map(({ language }) => language)).toEqual(['en', 'en', 'es', 'es', 'sw', 'sw', 'en']);
  });

  it('shows each thing said in each language, as long as it takes to read', () => {
    const all = scenes({ ...plain, locales: ['en'], saidDone: [item(10), item(230)] }, 8);
    expect(all.map(({ said }) => said)).toEqual([0, 0, 0, 1, 1, 1, 1, 1]);
    expect(BEAT_MS * 5).toBeGreaterThanOrEqual(230 * 70);
    const both = scenes({ ...plain, saidDone: [item(10), item(10)] }, 18);
    expect([...new Set(both.map(({ said, language }) => `${said} ${language}`))]).toEqual(['0 en', '0 es', '0 sw', '1 en', '1 es', '1 sw']);
  });

  it('moves by one small step at a time, a few pixels over minutes, and comes back', () => {
    const hour = scenes(plain, (60 * 60_000) / BEAT_MS).map(({ drift }) => drift);
    for (const [place, { x, y }] of hour.entries()) {
      const before = hour[place - 1] ?? { x: 0, y: 0 };
      expect(Math.abs(x - before.x) + Math.abs(y - before.y)).toBeLessThanOrEqual(2);
      expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(3);
    }
    expect(new Set(hour.map(({ x, y }) => `${x} ${y}`)).size).toBeGreaterThan(10);
    expect(sceneAt(8 * 24, plain).drift).toEqual({ x: 0, y: 0 });
  });

  it('jumps once in five minutes where movement is unwelcome', () => {
    const still = scenes({ ...plain, reducedMotion: true }, 76).map(({ drift }) => `${drift.x} ${drift.y}`);
    expect(new Set(still.slice(0, 75)).size).toBe(1);
    expect(still[75]).not.toBe(still[74]);
  });
});
