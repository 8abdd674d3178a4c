// The inbox of a console: read from the copy, the newest first, and kept up to date by what changed alone.
import { describe, expect, it } from 'vitest';
import type { ApiClient } from '../../../src/console/api-client.ts';
import { type CopyCipher, cipherFromCopyKey } from '../../../src/console/copy-cipher.ts';
import type { RowsChange } from '../../../src/console/follow-rows.ts';
import { openInboxFeed } from '../../../src/console/inbox/inbox-feed.ts';
import type { CopiedItem, LocalCopy } from '../../../src/console/local-copy.ts';
import { anItem } from './an-item.ts';

const cipher = await cipherFromCopyKey(Buffer.alloc(32, 7).toString('base64url'), crypto);

async function copied(arrival: number, said: string): Promise<CopiedItem> {
  const { words: _, message: __, ...item } = anItem(arrival);
  return { ...item, words: await cipher.seal(said, item.id) };
}

async function aFeed(opens: CopyCipher['open'] = cipher.open) {
  let tell: (change: RowsChange<CopiedItem>) => unknown = () => {};
  let opened = 0;
  const counting: CopyCipher = {
    ...cipher,
    open(...what) {
      opened += 1;
      return opens(...what);
    },
  };
  const copy: Partial<LocalCopy> = {
    watchItems(listener) {
      tell = listener;
      return () => {};
    },
    watchFact: () => () => {},
    watchOpened: () => () => {},
  };
  const feed = openInboxFeed(copy as LocalCopy, counting, {} as ApiClient, (_, work) => work());
  const shown = () => feed.items.value?.map(({ arrival, words }) => `${arrival} ${words}`);
  return {
    shown,
    opened: () => opened,
    tell: (change: Partial<RowsChange<CopiedItem>>) => tell({ rows: [], gone: [], anew: false, ...change }),
  };
}

describe('the inbox', () => {
  it('shows nothing until the copy was read, then the newest first, however many there are', async () => {
    const { shown, tell } = await aFeed();
    expect(shown()).toBeUndefined();
    const rows = await Promise.all(Array.from({ length: 450 }, (_, place) => copied(place, 'said')));
    await tell({ rows, anew: true });
    expect(shown()).toEqual(rows.map(({ arrival }) => `${arrival} said`).reverse());
  });

  it('lets the page answer while it decrypts many', async () => {
    const { tell, opened } = await aFeed(async () => 'said');
    const rows = await Promise.all(Array.from({ length: 450 }, (_, place) => copied(place, 'said')));
    const told = tell({ rows, anew: true });
    await new Promise((resolve) => setImmediate(resolve));
    expect(opened()).toBeLessThan(450);
    await told;
    expect(opened()).toBe(450);
  });

  it('decrypts only what changed, and forgets what is gone', async () => {
    const { shown, tell, opened } = await aFeed();
    await tell({ rows: await Promise.all([1, 2, 3].map((arrival) => copied(arrival, 'said'))), anew: true });
    await tell({ rows: [await copied(4, 'new'), await copied(2, 'other')], gone: [anItem(1).id] });
    expect(shown()).toEqual(['4 new', '3 said', '2 other']);
    expect(opened()).toBe(5);
    await tell({ anew: true });
    expect(shown()).toEqual([]);
  });
});
