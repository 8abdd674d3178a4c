// A copy that is cleared while it is being fetched: by the fetch of the other rows, or because its owner has other rights now. Nothing that
// was there before may be missing in the end.
import { describe, expect, it } from 'vitest';
import type { ApiClient } from '../../../src/console/api-client.ts';
import { fetchCases } from '../../../src/console/cases/fetch-cases.ts';
import { cipherFromCopyKey } from '../../../src/console/copy-cipher.ts';
import { openInboxFeed } from '../../../src/console/inbox/inbox-feed.ts';
import type { CopyFacts, LocalCopy } from '../../../src/console/local-copy.ts';
import { anItem } from './an-item.ts';
import { aRow } from './cases/a-case.ts';
import { memoryCopy } from './cases/memory-copy.ts';

const PAGES = 3;

/** Answers page by page, and tells of each before it does. */
function anApi(page: (place: number) => object, before: (asked: number) => Promise<void>) {
  let asked = 0;
  const call = async (_: string, { query }: { query: { after?: number | string } }) => {
    asked += 1;
    await before(asked);
    return { result: 'answered', answer: page(Number(query.after ?? 0)) };
  };
  return { api: { call } as unknown as ApiClient, asked: () => asked };
}

const casePage = (place: number) => ({
  cases: [aRow({ id: `00000000-0000-7000-8000-00000000000${place}` })],
  next: place + 1 < PAGES ? String(place + 1) : null,
  changes: 'now',
  withdrawn: [],
  emptied: [],
  asOf: '2026-11-03T15:00:00.000Z',
});

const inboxPage = (place: number) => ({
  items: [anItem(place + 1)],
  through: place + 1,
  more: place + 1 < PAGES,
  changes: 'now',
  withdrawn: [],
  asOf: '2026-11-03T15:00:00.000Z',
});

/** Items alone. */
function anInbox() {
  let cleared = 0;
  let through: CopyFacts['inbox'] | undefined;
  const arrivals = new Set<number>();
  const copy: Partial<LocalCopy> = {
    fact: async (name) => (name === 'cleared' ? cleared : through) as never,
    watchItems: () => () => {},
    watchFact: () => () => {},
    watchOpened: () => () => {},
    async putItems(items, inbox, _, as) {
      if (as !== cleared) return false;
      for (const { arrival } of items) arrivals.add(arrival);
      through = inbox;
      return true;
    },
    async clearCopied() {
      cleared += 1;
      arrivals.clear();
      through = undefined;
    },
  };
  return { copy: copy as LocalCopy, arrivals: () => [...arrivals].sort() };
}

describe('a copy that is cleared while it is fetched', () => {
  it.each([1, 2, 3])('has all cases in the end, cleared before page %i is there', async (place) => {
    const { copy, rows } = memoryCopy();
    const { api, asked } = anApi(casePage, async (number) => void (number === place && (await copy.clearCopied())));
    expect(await fetchCases(copy, api)).toBe('idle');
    expect([rows.size, asked()]).toEqual([PAGES, PAGES + place]);
    expect(await copy.fact('cases')).toMatchObject({ changes: 'now' });
  });

  it.each([1, 2, 3])('has all of the inbox in the end, cleared before page %i is there', async (place) => {
    const { copy, arrivals } = anInbox();
    const { api } = anApi(inboxPage, async (number) => void (number === place && (await copy.clearCopied())));
    const cipher = await cipherFromCopyKey(Buffer.alloc(32, 7).toString('base64url'), crypto);
    const feed = openInboxFeed(copy, cipher, api, (_, work) => work());
    await feed.refresh();
    expect([feed.fetching.value, arrivals()]).toEqual(['idle', [1, 2, 3]]);
  });

  it('is given up where it is cleared again and again', async () => {
    const { copy } = memoryCopy();
    const { api } = anApi(casePage, () => copy.clearCopied());
    expect(await fetchCases(copy, api)).toBe('refused');
  });

  it('is not cleared once more where the other fetch has done so meanwhile', async () => {
    const { copy, cleared } = memoryCopy();
    let outdated = true;
    const call = async () => {
      if (!outdated) return { result: 'answered', answer: { ...casePage(0), next: null } };
      outdated = false;
      await copy.clearCopied();
      return { result: 'refused', code: 'copy-outdated', detail: null, path: null };
    };
    expect(await fetchCases(copy, { call } as unknown as ApiClient)).toBe('idle');
    expect(cleared()).toBe(1);
  });
});
