import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWordSearch } from '../../../src/console/inbox/word-search.ts';
import { anItem } from './an-item.ts';

const items = [
  anItem(1, { words: 'La atención fue excelente' }),
  anItem(2, { words: 'Waited two hours, nobody came' }),
  anItem(3, { words: 'Two officers were kind' }),
  anItem(4, { words: null }),
];

function found(typed: string, inThese = items): number[] | null {
  const search = createWordSearch();
  search.update(inThese);
  const ids = search.find(typed);
  return ids && inThese.filter(({ id }) => ids.has(id)).map(({ arrival }) => arrival);
}

describe('search in the words', () => {
  it('finds beginnings of words, whatever the accents and case', () => {
    expect(found('ATENCION')).toEqual([1]);
    expect(found('aten')).toEqual([1]);
    expect(found('tención')).toEqual([]);
  });

  it('wants every word, in any order', () => {
    expect(found('two')).toEqual([2, 3]);
    expect(found('hours two')).toEqual([2]);
    expect(found('hours kind')).toEqual([]);
  });

  it('searches nothing when nothing is typed', () => {
    expect(found('   ')).toBeNull();
  });

  it('follows the copy: what is new is found, what is gone is not', () => {
    const search = createWordSearch();
    search.update(items.slice(0, 2));
    search.update(items.slice(1));
    expect(search.find('atencion')).toEqual(new Set());
    expect(search.find('kind')?.size).toBe(1);
  });

  it('takes a long copy in slice by slice, and says when it is done', () => {
    const many = Array.from({ length: 1_000 }, (_, place) => anItem(place, { words: `queue ${place}` }));
    const later: (() => void)[] = [];
    const search = createWordSearch((work) => later.push(work));
    search.update(many);
    expect(search.find('queue')?.size).toBe(0);
    later.shift()?.();
    const part = search.find('queue')?.size ?? 0;
    expect(part).toBeGreaterThan(0);
    expect(part).toBeLessThan(1_000);
    search.update(many.slice(500));
    while (later.length > 0) later.shift()?.();
    expect(search.taken.value).toBe(1);
    expect(search.find('queue')?.size).toBe(500);
    expect(search.find('queue 499')).toEqual(new Set());
  });

  it('finds what the plain search over every word finds', () => {
    const word = fc.constantFrom('two', 'twos', 'Two', 'tést', 'test', 'a', 'ab', '中', 'x-y', '¿qué?');
    const text = fc.array(word, { maxLength: 6 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 12 }), text, fc.nat(12), (texts, typed, gone) => {
        const all = texts.map((words, place) => anItem(place, { words }));
        const left = all.filter((_, place) => place !== gone);
        const search = createWordSearch();
        search.update(all);
        search.update(left);
        const starts = plainWords(typed);
        const holds = ({ words }: { words: string | null }) => {
          return starts.length > 0 && starts.every((start) => plainWords(words ?? '').some((one) => one.startsWith(start)));
        };
        const expected = typed.trim() === '' ? null : new Set(left.filter(holds).map(({ id }) => id));
        expect(search.find(typed)).toEqual(expected);
      }),
    );
  });
});

function plainWords(text: string): string[] {
  return (
    text
      .normalize('NFD')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  ).map((word) => word.replace(/\p{M}/gu, ''));
}
