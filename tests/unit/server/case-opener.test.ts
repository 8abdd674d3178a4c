// The cursor over arrivals under failures: nobody is held up, nothing is passed over.
import { afterEach, expect, it, vi } from 'vitest';
import { caseOpener } from '../../../src/server/cases/case-opener.ts';

type Page = { through: number; messages: [] } | null;

function anOpener(pages: (Page | Error)[]) {
  const read: number[] = [];
  const log = { error: vi.fn() };
  const unread = vi.fn(async (): Promise<Page> => {
    const page = pages.shift() ?? null;
    if (page instanceof Error) throw page;
    return page;
  });
  const store = { cases: { unread, markRead: async (_: string, through: number) => void read.push(through) } };
  return { opener: caseOpener({ store, log } as never), read, log, unread };
}
const page = (through: number): Page => ({ through, messages: [] });

afterEach(() => {
  vi.restoreAllMocks();
});

it('looks at everything, page by page, then rests', async () => {
  const { opener, read } = anOpener([page(3), page(5)]);
  await opener.catchUp('harbour');
  expect(read).toEqual([3, 5]);
  await opener.settled();
});

it('looks once more for whoever asks while it is under way, and once for all of them', async () => {
  const { opener, unread } = anOpener([page(1)]);
  await Promise.all([1, 2, 3, 4].map(() => opener.catchUp('harbour')));
  // The first look: a page, then nothing. The second, for the other three: nothing.
  expect(unread).toHaveBeenCalledTimes(3);
});

it('says what went wrong, holds up nobody, and tries again with the next', async () => {
  const { opener, read, log } = anOpener([page(1), new Error('no store'), page(2)]);
  await opener.catchUp('harbour');
  expect([read, log.error.mock.calls.length]).toEqual([[1], 1]);
  await opener.catchUp('harbour');
  expect(read).toEqual([1, 2]);
});

it('is settled only when what was nudged is done', async () => {
  const { opener, read } = anOpener([page(1), null, page(2)]);
  opener.nudge('harbour');
  opener.nudge('market');
  expect(read).toEqual([]);
  await opener.settled();
  expect(read).toEqual([1, 2]);
});
