import { beforeAll, describe, expect, it } from 'vitest';
import { EMPTY_HEAD } from '../../../src/kiosk/outbox/chain.ts';
import { type Journal, openJournal } from '../../../src/kiosk/outbox/journal.ts';
import { soundEntries } from '../../../src/kiosk/outbox/sound-entries.ts';
import type { StoredEntry } from '../../../src/kiosk/outbox/stored-entry.ts';
import { emptyFile, memoryJournalFile } from '../../scenario/memory-journal-file.ts';
import { chained, digest } from './twin-rig.ts';

let written: StoredEntry[];
beforeAll(async () => {
  written = await chained([1, 2, 3], EMPTY_HEAD);
});
const hashOf = (header: string) => digest(new TextEncoder().encode(header));
/** What was written, but for the second of three. */
const given = (change: Partial<StoredEntry>) => written.map((entry) => (entry.sequence === 2 ? { ...entry, ...change } : entry));
const second = () => written[1] as StoredEntry;

function journalOf(...parts: readonly (readonly StoredEntry[])[]): Journal & { readings(): number } {
  const journal = openJournal([memoryJournalFile(emptyFile()), memoryJournalFile(emptyFile())]);
  for (const part of parts) journal.append(part, 1);
  let readings = 0;
  const places: Journal['places'] = (breathe) => {
    readings++;
    return journal.places(breathe);
  };
  return { ...journal, places, readings: () => readings };
}

describe('entries on their way out', () => {
  it('go as they are when they are what was written, and the journal is left alone', async () => {
    const journal = journalOf(written);
    expect(await soundEntries(written, { digest, journal })).toEqual(written);
    expect(await soundEntries([], { digest, journal })).toEqual([]);
    expect(journal.readings()).toBe(0);
  });

  it.each<[string, (entry: StoredEntry) => Partial<StoredEntry>]>([
    ['hash', ({ hash }) => ({ hash: hash.replace(/./, '-') })],
    ['id', ({ id }) => ({ id: id.replace('7', '6') })],
    ['body', ({ body }) => ({ body: body.replace('happy', 'hap`y') })],
    ['header', ({ header }) => ({ header: header.replace('"es"', '"et"') })],
    ['header, which is no JSON any more', ({ header }) => ({ header: header.replace('{', '[') })],
    ['id and kind', () => ({ id: 'x', kind: 'y' })],
  ])('are taken from the journal where the database gives back another %s, and only those', async (_what, change) => {
    const journal = journalOf(written);
    expect(await soundEntries(given(change(second())), { digest, journal })).toEqual(written);
    expect(journal.readings()).toBe(1);
  });

  it('are taken from the right one of two records with one number', async () => {
    const [theirs] = await chained([77], written[0] as StoredEntry);
    const damaged = given({ body: '{}' });
    expect(await soundEntries(damaged, { digest, journal: journalOf(written, [theirs as StoredEntry]) })).toEqual(written);
    expect(await soundEntries(damaged, { digest, journal: journalOf([theirs as StoredEntry], written) })).toEqual(written);
  });

  it.each<[string, () => Promise<Journal | null>]>([
    ['there is no journal', async () => null],
    ['the journal does not hold it', async () => journalOf(written.slice(0, 1), written.slice(2))],
    ['the journal holds another entry of this number', async () => journalOf(await chained([77], written[0] as StoredEntry))],
    ['its record was damaged since it was found', async () => ({ ...journalOf(written), read: () => null })],
  ])('go under the hash that they now have when %s, so that the collector can answer them', async (_what, journal) => {
    const header = second().header.replace('"es"', '"et"');
    const damaged = given({ header });
    const [first, sent, third] = await soundEntries(damaged, { digest, journal: await journal() });
    expect([first, third]).toEqual([written[0], written[2]]);
    expect(sent).toEqual({ ...second(), header, hash: await hashOf(header) });
  });

  it('are not exchanged for one whose header alone is another', async () => {
    const [theirs] = await chained([77], written[0] as StoredEntry);
    const [, sent] = await soundEntries(given({ hash: 'damaged' }), { digest, journal: journalOf([theirs as StoredEntry]) });
    expect(sent).toEqual(second());
  });

  it('leave time to others while the journal is read', async () => {
    const many = await chained(
      Array.from({ length: 250 }, (_, place) => place + 1),
      EMPTY_HEAD,
    );
    let breaths = 0;
    const breathe = async () => void breaths++;
    await soundEntries(given({ hash: 'damaged' }), { digest, journal: journalOf(many), breathe });
    expect(breaths).toBe(1);
  });
});
