// What stands around the invitation at each beat, counted from the moment the screen appeared: in which language, which "you said, we
// did", and how far everything is moved against burn-in. Pure.
import type { SaidDone } from '../../protocol/said-done.ts';
import { textIn } from '../../protocol/text-in.ts';

export const BEAT_MS = 4_000;

/** `drift`: in steps of half a millimetre. */
export type Scene = { language: string; said: number | null; drift: { x: number; y: number } };
export type Play = { locales: readonly string[]; saidDone: readonly SaidDone[]; reducedMotion: boolean };

/** One after another, each in each language. */
const TITLE_BEATS = 2;
/** A slow reader takes 70 ms for a letter. */
const READING_MS = 70;
const DRIFT_BEATS = 8;
/** Where movement is unwelcome there is a small jump every five minutes: a picture that never moves burns in. */
const JUMP_BEATS = 75;

export function sceneAt(beat: number, { locales, saidDone, reducedMotion }: Play): Scene {
  const turns = turnsOf(locales, saidDone);
  const round = turns.reduce((sum, { beats }) => sum + beats, 0);
  let left = beat % round;
  const turn = turns.find(({ beats }) => {
    left -= beats;
    return left < 0;
  });
  const step = Math.floor(beat / (reducedMotion ? JUMP_BEATS : DRIFT_BEATS));
  return {
    language: turn?.language ?? locales[0] ?? 'en',
    said: turn?.said ?? null,
    drift: { x: toAndFro(step, 2), y: toAndFro(step, 3) },
  };
}

type Turn = { language: string; said: number | null; beats: number };

function turnsOf(locales: readonly string[], saidDone: readonly SaidDone[]): Turn[] {
  if (saidDone.length === 0) return locales.map((language) => ({ language, said: null, beats: TITLE_BEATS }));
  return saidDone.flatMap((item, said) =>
    locales.map((language) => {
      const letters = textIn(item.said, language, language).length + textIn(item.done, language, language).length;
      return { language, said, beats: Math.max(3, Math.ceil((letters * READING_MS) / BEAT_MS)) };
    }),
  );
}

/** 0, 1, … `reach`, … 0, … -`reach`, … 0: one step at a time. */
function toAndFro(step: number, reach: number): number {
  const place = step % (4 * reach);
  if (place <= reach) return place;
  return place <= 3 * reach ? 2 * reach - place : place - 4 * reach;
}
