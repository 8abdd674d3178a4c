// Cases in the copy: fetched, read, kept, recorded when read without a network, and taken back.
import { signal } from '@preact/signals-core';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ApiClient } from '../../../../src/console/api-client.ts';
import { openCaseFeed } from '../../../../src/console/cases/case-feed.ts';
import { cipherFromCopyKey } from '../../../../src/console/copy-cipher.ts';
import type { CaseAnswer, CasesAnswer } from '../../../../src/protocol/cases/case-api.ts';
import type { CaseFact } from '../../../../src/protocol/cases/case-facts.ts';
import { ANA, CASE, history, id, OPENED, opened, to } from '../../protocol/cases/a-fact.ts';
import { anAnswer, aRow } from './a-case.ts';
import { memoryCopy } from './memory-copy.ts';

const cipher = await cipherFromCopyKey(Buffer.alloc(32, 7).toString('base64url'), crypto);
const NOT_FOUND = { result: 'refused', code: 'not-found', detail: null, path: null };

/** A collector with one case, whose network can go and whose case can be withdrawn. */
function aCollector() {
  const world = {
    online: true,
    visible: true,
    /** Knows no place in a copy of before. */
    restored: false,
    emptied: [] as string[],
    facts: history(opened()),
    asked: [] as string[],
    queries: [] as unknown[],
  };
  const row = () => ({ ...anAnswer(world.facts).case });
  const answers: Record<string, (input: { query?: Record<string, unknown>; body?: { facts: CaseFact[] } }) => unknown> = {
    cases: ({ query }): CasesAnswer | null => {
      world.queries.push(query);
      if (world.restored && query?.changedAfter) return null;
      return {
        cases: world.visible ? [row()] : [],
        next: null,
        changes: `after ${world.queries.length}`,
        withdrawn: !world.visible && query?.changedAfter ? [CASE] : [],
        emptied: query?.changedAfter ? world.emptied : [],
        asOf: '2026-03-10T16:00:00.000Z',
      };
    },
    case: (): CaseAnswer | null => (world.visible ? anAnswer(world.facts) : null),
    openCase: () => ({ opened: false, id: CASE, reference: 'RVCTQR222R', case: row() }),
    addFacts: ({ body }) => {
      const stored = (body?.facts ?? []).map((fact, place) => ({
        ...fact,
        by: ANA,
        number: world.facts.length + place + 1,
        at: 1,
        overlaps: [],
      }));
      world.facts = [...world.facts, ...(stored as never as CaseFact[])];
      return { answers: stored.map(({ id: fact, number }) => ({ id: fact, answer: 'stored', number, overlaps: [] })), cases: [row()] };
    },
  };
  const call = async (name: string, input: never) => {
    if (!world.online) return { result: 'unreachable' };
    world.asked.push(name);
    const answer = answers[name]?.(input) ?? null;
    if (answer === null && name === 'cases') return { ...NOT_FOUND, code: 'copy-outdated' };
    return answer === null ? NOT_FOUND : { result: 'answered', answer };
  };
  return { world, api: { call, reachable: signal(true), onRefusal: () => {} } as unknown as ApiClient };
}

let copy: ReturnType<typeof memoryCopy>;
let collector: ReturnType<typeof aCollector>;
const aFeed = () => {
  const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));
  return openCaseFeed({ copy: copy.copy, cipher, api: collector.api, exclusively: (_, work) => work(), clock: Date.now, random, me: ANA });
};
beforeEach(() => {
  copy = memoryCopy();
  collector = aCollector();
});

describe('the cases of a console', () => {
  it('are all fetched once, and after that what changed', async () => {
    const feed = aFeed();
    await feed.refresh();
    await feed.refresh();
    expect(collector.world.queries).toMatchObject([{ changedAfter: undefined }, { changedAfter: 'after 1' }]);
    expect(feed.rows.value?.map((row) => row.reference)).toEqual([aRow().reference]);
  });

  it('are fetched from the beginning where the collector was restored from a backup', async () => {
    const feed = aFeed();
    await feed.refresh();
    collector.world.restored = true;
    await feed.refresh();
    expect(collector.world.queries.slice(1)).toMatchObject([{ changedAfter: 'after 1' }, { changedAfter: undefined }]);
    expect([feed.fetching.value, feed.rows.value?.length]).toEqual(['idle', 1]);
    expect(copy.cleared()).toBe(1);
  });

  it('are read without a network from the copy of the one who read them, and recorded at the next contact', async () => {
    const first = aFeed();
    await first.refresh();
    expect(await first.read(CASE)).toBe('read');
    first.stop();
    collector.world.online = false;
    const feed = aFeed();
    expect(await feed.read(CASE)).toBe('unreachable');
    expect(feed.view(CASE)?.found.reference).toBe(aRow().reference);
    collector.world.online = true;
    collector.world.asked = [];
    await feed.refresh();
    expect(collector.world.asked.filter((name) => name === 'case')).toHaveLength(1);
    await feed.refresh();
    expect(
      collector.world.asked.filter((name) => name === 'case'),
      'once',
    ).toHaveLength(1);
  });

  it('say that a case that was never read here is not here', async () => {
    const feed = aFeed();
    await feed.refresh();
    collector.world.online = false;
    expect(await feed.read(CASE)).toBe('unreachable');
    expect(feed.view(CASE)).toBeNull();
  });

  it('are taken back: from the list, the copy and the screen', async () => {
    const feed = aFeed();
    await feed.refresh();
    await feed.read(CASE);
    expect([...copy.files.keys()]).toEqual([CASE]);
    collector.world.visible = false;
    await feed.refresh();
    expect([copy.rows.size, copy.files.size, feed.files.value.size, feed.rows.value?.length]).toEqual([0, 0, 0, 0]);
    expect(feed.view(CASE)).toBeNull();
    expect(feed.row(CASE)).toBeNull();
    expect(
      collector.world.asked.filter((name) => name === 'case'),
      'nobody asks for it again',
    ).toHaveLength(1);
  });

  it('lose their words from the copy and the screen when these were erased, and are read again as they are now', async () => {
    const feed = aFeed();
    await feed.refresh();
    await feed.read(CASE);
    const sealed = copy.files.get(CASE)?.sealed;
    const shown = feed.files.value.get(CASE);
    collector.world.emptied = [CASE];
    await feed.refresh();
    expect(copy.rows.size).toBe(1);
    expect(copy.files.get(CASE)?.sealed).not.toEqual(sealed);
    expect(feed.files.value.get(CASE)).not.toBe(shown);
    expect(collector.world.asked.filter((name) => name === 'case')).toHaveLength(2);
  });

  it('are gone at once where the collector says so', async () => {
    const feed = aFeed();
    await feed.refresh();
    await feed.read(CASE);
    collector.world.visible = false;
    expect(await feed.read(CASE)).toBe('gone');
    expect([copy.rows.size, copy.files.size, feed.files.value.size]).toEqual([0, 0, 0]);
  });

  it('show what was done at once, and go on showing it until the collector tells it itself', async () => {
    const feed = aFeed();
    await feed.refresh();
    await feed.read(CASE);
    collector.world.online = false;
    await feed.add({ case: CASE, basedOn: 1, what: to('waiting'), words: null });
    await expect.poll(() => feed.view(CASE)?.found.state).toBe('waiting');
    await expect.poll(() => feed.rows.value?.[0]).toMatchObject({ state: 'waiting', waiting: 1 });
    expect(feed.rows.value).toHaveLength(1);
    collector.world.online = true;
    await feed.refresh();
    await expect.poll(() => copy.queue()).toEqual([]);
    expect(feed.view(CASE)).toMatchObject({ found: { state: 'waiting', number: 2 }, waiting: new Set() });
    expect(feed.rows.value?.[0]).toMatchObject({ waiting: 0, number: 2 });
  });

  it('are in order of urgency, one that was opened here among them', async () => {
    const [soon, late] = [aRow({ id: id(21) as never, dueAt: '2026-03-12T16:00:00.000Z' }), aRow({ id: id(22) as never })];
    const { waiting: _, ...first } = soon;
    const { waiting: __, ...last } = { ...late, receivedAt: '2020-01-01T00:00:00.000Z' };
    const feed = aFeed();
    collector.world.online = false;
    await copy.copy.putCases([last, first], [], null);
    await feed.add({ case: id(23), basedOn: 0, what: { ...OPENED, reference: '', entry: null }, words: null });
    await expect.poll(() => feed.rows.value?.map((row) => row.id)).toEqual([first.id, id(23), last.id]);
    expect(feed.row(id(23))?.waiting).toBe(1);
  });

  it('are one, where somebody else made the same item a case meanwhile', async () => {
    const feed = aFeed();
    await feed.add({ case: CASE, basedOn: 0, what: { ...OPENED, kind: 'question', reference: '', entry: id(3) as never }, words: null });
    await feed.refresh();
    await expect.poll(() => copy.queue()).toEqual([]);
    expect(feed.view(CASE)).toMatchObject({ found: { kind: 'complaint', reference: 'RVCTQR222R' } });
    expect(feed.view(CASE)?.facts).toHaveLength(1);
  });

  it('keep in the copy only what is sealed', async () => {
    const feed = aFeed();
    await feed.refresh();
    await feed.read(CASE);
    await feed.add({ case: id(5), basedOn: 0, what: { fact: 'note' }, words: { text: 'Secret words.' } });
    const sealed = [copy.files.get(CASE)?.sealed, copy.queue()[0]?.words].filter((one) => one !== undefined && one !== null);
    const bytes = Buffer.concat(sealed.map(({ data }) => Buffer.from(data))).toString('latin1');
    const plain = JSON.stringify([...copy.files.values(), ...copy.queue()]);
    expect(bytes.length).toBeGreaterThan(100);
    for (const word of ['Secret', 'RVCTQR222R']) expect(bytes + plain).not.toContain(word);
  });
});
