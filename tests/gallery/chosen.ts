// Some of many pictures, by a seed, in the order of the whole: first so that every screen, then every language and setting of every service
// is among them, then at random.
import { seededRandom } from '../scenario/seeded-random.ts';
import type { Picture } from './pictures.ts';

export function chosen(all: readonly Picture[], count: number, seed: number): Picture[] {
  const shuffled = shuffle(all, seed);
  const picked = new Set<Picture>();
  const seen = new Set<string>();
  const cover = (keyOf: (picture: Picture) => string) => {
    for (const picture of shuffled) {
      if (picked.size >= count) return;
      const key = keyOf(picture);
      if (seen.has(key)) continue;
      seen.add(key);
      picked.add(picture);
    }
  };
  cover(({ organisation, screen }) => `${organisation} ${screen}`);
  cover(({ organisation, locale, mode, pseudoOf }) => `${organisation} ${locale} ${mode} ${pseudoOf === null}`);
  for (const picture of shuffled) if (picked.size < count) picked.add(picture);
  return all.filter((picture) => picked.has(picture));
}

/** Fisher and Yates. */
function shuffle<T>(items: readonly T[], seed: number): T[] {
  const shuffled = [...items];
  const random = seededRandom(seed);
  for (let index = shuffled.length - 1; index > 0; index--) {
    const other = random.below(index + 1);
    [shuffled[index], shuffled[other]] = [shuffled[other] as T, shuffled[index] as T];
  }
  return shuffled;
}
