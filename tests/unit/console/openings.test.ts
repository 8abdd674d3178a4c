import { describe, expect, it } from 'vitest';
import type { ApiClient, ApiResult } from '../../../src/console/api-client.ts';
import { recordOpening, reportOpenings } from '../../../src/console/inbox/openings.ts';
import type { LocalCopy, Opening } from '../../../src/console/local-copy.ts';

type Sent = { entryId: string }[];

function aCopy() {
  const rows = new Map<string, Opening>();
  const copy: Pick<LocalCopy, 'addOpening' | 'unsentOpenings' | 'markOpeningsSent'> = {
    addOpening: async (opening) => void (rows.has(opening.entryId) || rows.set(opening.entryId, { ...opening, sent: 0 })),
    unsentOpenings: async (limit) => [...rows.values()].filter(({ sent }) => sent === 0).slice(0, limit),
    markOpeningsSent: async (ids) => {
      for (const [id, row] of rows) if (ids.includes(id)) rows.set(id, { ...row, sent: 1 });
    },
  };
  return { copy: copy as LocalCopy, rows };
}

function aCollector(answers: ApiResult<null>['result'][] | 'not-found') {
  const sent: Sent[] = [];
  const call = async (_: string, { body }: { body: { openings: Sent } }) => {
    const answer = answers === 'not-found' ? 'refused' : (answers.shift() ?? 'answered');
    if (answer !== 'unreachable') sent.push(body.openings);
    return answer === 'refused' ? { result: 'refused', code: 'not-found', detail: null, path: null } : { result: answer, answer: null };
  };
  return { api: { call } as unknown as ApiClient, sent };
}

let tail: Promise<unknown> = Promise.resolve();
const exclusively = <T>(_: string, work: () => Promise<T>): Promise<T> => {
  const run = tail.then(work);
  tail = run.catch(() => {});
  return run;
};

describe('openings of words', () => {
  it('are reported once for each item, however often it is opened', async () => {
    const { copy } = aCopy();
    const { api, sent } = aCollector([]);
    for (const [entry, at] of [
      ['a', 1],
      ['b', 2],
      ['a', 3],
    ] as const)
      await recordOpening(copy, entry, at);
    await reportOpenings(copy, api, exclusively);
    await recordOpening(copy, 'a', 4);
    await reportOpenings(copy, api, exclusively);
    expect(sent.flat()).toEqual([
      { entryId: 'a', openedAt: '1970-01-01T00:00:00.001Z' },
      { entryId: 'b', openedAt: '1970-01-01T00:00:00.002Z' },
    ]);
  });

  it('wait while nobody answers, and go later', async () => {
    const { copy, rows } = aCopy();
    const { api, sent } = aCollector(['unreachable']);
    await recordOpening(copy, 'a', 1);
    await reportOpenings(copy, api, exclusively);
    expect(rows.get('a')?.sent).toBe(0);
    await reportOpenings(copy, api, exclusively);
    expect(rows.get('a')?.sent).toBe(1);
    expect(sent).toHaveLength(1);
  });

  it('are not doubled by two senders at once', async () => {
    const { copy } = aCopy();
    const { api, sent } = aCollector([]);
    await recordOpening(copy, 'a', 1);
    await Promise.all([reportOpenings(copy, api, exclusively), reportOpenings(copy, api, exclusively)]);
    expect(sent).toHaveLength(1);
  });

  it('go in requests that the collector takes', async () => {
    const { copy } = aCopy();
    const { api, sent } = aCollector([]);
    for (let n = 0; n < 1001; n++) await recordOpening(copy, `entry-${n}`, n);
    await reportOpenings(copy, api, exclusively);
    expect(sent.map(({ length }) => length)).toEqual([500, 500, 1]);
  });

  it('of items that are no longer there are let go, not tried for ever', async () => {
    const { copy, rows } = aCopy();
    const { api } = aCollector('not-found');
    await recordOpening(copy, 'erased', 1);
    await reportOpenings(copy, api, exclusively);
    expect(rows.get('erased')?.sent).toBe(1);
  });
});
