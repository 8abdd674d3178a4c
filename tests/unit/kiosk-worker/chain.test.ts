import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { chainDrafts, EMPTY_HEAD, type PreparedDraft } from '../../../src/kiosk/outbox/chain.ts';
import { sha256 } from '../../../src/kiosk/outbox/sha256.ts';
import { EntryHeader } from '../../../src/protocol/entry.ts';
import { ENTRY_MAX_BYTES } from '../../../src/protocol/limits.ts';
import { context, draft } from './drafts.ts';

const hashOf = (text: string) => createHash('sha256').update(text).digest('base64url');
const chain = (drafts: PreparedDraft[], head = EMPTY_HEAD) => chainDrafts(drafts, head, context, sha256);

describe('chaining drafts', () => {
  it('numbers from the head, names the hash before and the hash of the body, and hashes the header', async () => {
    const { entries } = await chain([draft(1), draft(2, { body: '{"text":"größer"}' })]);
    const headers = entries.map(({ header }) => v.parse(EntryHeader, JSON.parse(header)));
    expect(headers.map(({ sequence }) => sequence)).toEqual([1, 2]);
    expect(headers.map(({ previousHash }) => previousHash)).toEqual([null, entries[0]?.hash]);
    for (const [place, { header, body, hash }] of entries.entries()) {
      expect(hash).toBe(hashOf(header));
      expect(headers[place]?.bodyHash).toBe(hashOf(body));
    }
  });

  it('goes on from a given head', async () => {
    const head = { sequence: 41, hash: hashOf('before'), tally: { ratings: 30, words: 2 } };
    const { entries } = await chain([draft(1)], head);
    expect(JSON.parse(entries[0]?.header ?? '')).toMatchObject({ sequence: 42, previousHash: hashOf('before') });
    expect(entries[0]?.tally).toEqual({ ratings: 31, words: 2 });
  });

  it('tallies ratings and words', async () => {
    const { entries } = await chain([draft(1), draft(2, { kind: 'comment', bodyForm: 'sealed' }), draft(3, { kind: 'visit-end' })]);
    expect(entries.map(({ tally }) => tally)).toEqual([
      { ratings: 1, words: 0 },
      { ratings: 1, words: 1 },
      { ratings: 1, words: 1 },
    ]);
  });

  it('carries place, visit, revision, locale and times as given', async () => {
    const { entries } = await chain([draft(7)]);
    expect(JSON.parse(entries[0]?.header ?? '')).toMatchObject({
      v: 1,
      organisation: 'org',
      site: 'site',
      kiosk: 'kiosk',
      ledgerId: context.ledgerId,
      visit: draft(7).visit,
      revision: draft(7).revision,
      locale: 'es',
      time: { wall: '2026-03-01T10:00:07.000Z', boot: context.boot, monotonicMs: 7_000, offsetMs: -3 },
    });
  });

  it('leaves out what is too large by a byte, and closes the chain over it', async () => {
    const { entries: alone } = await chain([draft(2, { body: '' })]);
    const room = ENTRY_MAX_BYTES - Buffer.byteLength(alone[0]?.header ?? '') - 43;
    const fits = draft(2, { body: 'x'.repeat(room) });
    const { entries, tooLarge } = await chain([draft(1), fits, draft(3)]);
    expect([entries.length, tooLarge.size]).toEqual([3, 0]);
    const size = Buffer.byteLength((entries[1]?.header ?? '') + (entries[1]?.body ?? ''));
    const over = draft(2, { body: 'x'.repeat(room + ENTRY_MAX_BYTES - size + 1) });
    const second = await chain([draft(1), over, draft(3)]);
    expect([...second.tooLarge]).toEqual([over]);
    expect(JSON.parse(second.entries[1]?.header ?? '')).toMatchObject({ sequence: 2, previousHash: second.entries[0]?.hash });
  });
});
