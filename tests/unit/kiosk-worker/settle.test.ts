import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settle, settleShelf, shelfItem } from '../../../src/kiosk/outbox/settle.ts';
import type { VerdictName } from '../../../src/protocol/batch.ts';
import { storedEntry } from './drafts.ts';

const batch = [1, 2, 3, 4].map((sequence) => storedEntry(sequence));
const named = (sequence: number, verdict: VerdictName = 'stored', reason?: string) => {
  const { id, hash } = storedEntry(sequence);
  return { id, hash, verdict, ...(reason ? { reason } : {}) };
};

describe('settling a batch', () => {
  it('settles what is stored, known already or gone for ever', () => {
    const verdicts = [named(1), named(2, 'duplicate'), named(3, 'gone'), named(4)];
    expect(settle(batch, verdicts, '1')).toEqual({ count: 4, shelve: [] });
  });

  it('goes by id, not by order', () => {
    expect(settle(batch, [named(4), named(2), named(1), named(3)], '1').count).toBe(4);
  });

  it.each([
    ['nothing', [], 0],
    ['only later ones', [named(2), named(3)], 0],
    ['all but the third', [named(1), named(2), named(4)], 2],
    ['a stranger', [{ ...named(1), id: storedEntry(9).id }], 0],
  ])('stops at the first that is not named: %s', (_what, verdicts, count) => {
    expect(settle(batch, verdicts, '1').count).toBe(count);
  });

  it('does not take a verdict on other content for one on ours', () => {
    expect(settle(batch, [named(1), { ...named(2), hash: 'x'.repeat(43) }, named(3)], '1').count).toBe(1);
  });

  it('settles the longest front that is named by id and hash, however answers are reordered, doubled, cut or mixed with strangers', () => {
    const verdicts = fc.array(fc.record({ of: fc.integer({ min: 1, max: 6 }), isTrue: fc.boolean() }), { maxLength: 12 });
    const property = fc.property(verdicts, (answers) => {
      const said = answers.map(({ of, isTrue }) => (isTrue ? named(of) : { ...named(of), hash: 'x'.repeat(43) }));
      const truly = new Set(answers.filter(({ isTrue }) => isTrue).map(({ of }) => of));
      const front = [1, 2, 3, 4].findIndex((number) => !truly.has(number));
      expect(settle(batch, said, '1').count).toBe(front === -1 ? 4 : front);
    });
    fc.assert(property);
  });

  it('shelves conflicts and refusals with reason and version, and moves on over them', () => {
    const { count, shelve } = settle(batch, [named(1), named(2, 'conflict'), named(3, 'refused', 'unknown site'), named(4)], '7');
    expect(count).toBe(4);
    expect(shelve).toEqual([
      { id: storedEntry(2).id, entry: storedEntry(2), reason: 'conflict', offeredTo: '7' },
      { id: storedEntry(3).id, entry: storedEntry(3), reason: 'refused: unknown site', offeredTo: '7' },
    ]);
  });

  it('shelves nothing beyond the point where it stopped', () => {
    expect(settle(batch, [named(1), named(3, 'refused')], '1')).toEqual({ count: 1, shelve: [] });
  });
});

describe('settling the shelf', () => {
  it('lets go what is taken, keeps what is refused with the new version, leaves the unnamed alone', () => {
    const items = [1, 2, 3].map((sequence) => shelfItem(storedEntry(sequence), 'refused', '1'));
    const { unshelve, shelve } = settleShelf(items, [named(1), named(2, 'refused', 'still')], '2');
    expect(unshelve).toEqual([storedEntry(1).id]);
    expect(shelve).toEqual([{ id: storedEntry(2).id, entry: storedEntry(2), reason: 'refused: still', offeredTo: '2' }]);
  });
});
