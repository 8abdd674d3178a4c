import { describe, expect, it } from 'vitest';
import { entriesIn, numberRanges } from '../../../src/console/fleet/number-ranges.ts';
import { revisionSentence } from '../../../src/console/fleet/revision-text.ts';
import { en } from '../../../src/console/texts/en.ts';
import { aRow } from './a-kiosk-row.ts';

describe('the numbers of a gap', () => {
  it('are named as people write them', () => {
    expect(numberRanges([{ from: 490, through: 490 }], 'en')).toBe('490');
    expect(
      numberRanges(
        [
          { from: 481, through: 483 },
          { from: 490, through: 490 },
        ],
        'en',
      ),
    ).toBe('481–483 and 490');
    const far = [
      { from: 1, through: 2 },
      { from: 11_200, through: 11_204 },
      { from: 20_000, through: 20_000 },
    ];
    expect(numberRanges(far, 'en-GB')).toBe('1–2, 11,200–11,204 and 20,000');
    expect(numberRanges(far, 'es')).toBe('1-2, 11.200-11.204 y 20.000');
  });

  it('are counted, both ends included', () => {
    expect(
      entriesIn([
        { from: 481, through: 483 },
        { from: 490, through: 490 },
      ]),
    ).toBe(4);
    expect(entriesIn([])).toBe(0);
  });
});

describe('the revision of a kiosk', () => {
  it('says how far the wanted one has come', () => {
    const [first, second] = ['1.3.AAAAAAAAAAAAAAAA', '1.4.BBBBBBBBBBBBBBBB'];
    expect(revisionSentence({ wanted: second, confirmed: first } as never, en)).toEqual({
      text: 'Wanted 1.4, kiosk confirmed 1.3',
      tone: 'warn',
    });
    expect(revisionSentence(aRow(), en)).toEqual({ text: 'Shows 1.3', tone: 'good' });
    expect(revisionSentence(aRow({ confirmed: null }), en).text).toBe('Wanted 1.3, not confirmed yet');
    expect(revisionSentence(aRow({ wanted: null, confirmed: null }), en).text).toBe('Nothing published yet');
  });
});
