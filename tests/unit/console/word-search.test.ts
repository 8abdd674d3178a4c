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
});
