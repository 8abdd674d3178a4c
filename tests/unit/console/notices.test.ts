import { signal } from '@preact/signals-core';
import { describe, expect, it } from 'vitest';
import { openNoticeDesk } from '../../../src/console/notices/notice-desk.ts';
import { noticesFrom, seenWith, unseen } from '../../../src/console/notices/notices.ts';
import { whatToSay } from '../../../src/console/notices/tell-outside.ts';
import { en } from '../../../src/console/texts/en.ts';
import { es } from '../../../src/console/texts/es.ts';
import { ANA, BEN, id } from '../protocol/cases/a-fact.ts';
import { aRow } from './cases/a-case.ts';

const NOW = Date.UTC(2026, 2, 10, 15, 30);
const DAY = 86_400_000;
const LOOKING = { me: ANA, nowMs: NOW, zoneOf: () => 'America/Cayman' };
const at = (day: number, hour: number) => new Date(Date.UTC(2026, 2, day, hour)).toISOString();
const NOTHING = { given: null, reply: null, undelivered: null };
const mine = (number: number, change: object = {}) => aRow({ id: id(number), owner: ANA, reference: `REF${number}`, ...change });
const found = (rows: Parameters<typeof noticesFrom>[0], nowMs = NOW) => noticesFrom(rows, { ...LOOKING, nowMs });
const said = (rows: Parameters<typeof noticesFrom>[0], nowMs = NOW) =>
  found(rows, nowMs).map(({ kind, reference }) => `${kind} ${reference}`);

describe('notices', () => {
  it('are of cases of one’s own that are overdue or due today at their site, the most pressing first', () => {
    // Midnight is at five in UTC.
    expect(said([mine(1, { dueAt: at(11, 4) }), mine(2, { dueAt: at(9, 5) }), mine(3, { dueAt: at(11, 6) })])).toEqual([
      'overdue REF2',
      'due-today REF1',
    ]);
    expect(said([mine(1, { dueAt: at(9, 5), owner: BEN }), mine(2, { dueAt: at(9, 5), owner: null })])).toEqual([]);
    expect(said([mine(1, { dueAt: at(9, 5), state: 'closed' })])).toEqual([]);
  });

  it('are of what waits for their owner', () => {
    const rows = [
      mine(1, { forOwner: { ...NOTHING, given: 2 } }),
      mine(2, { forOwner: { ...NOTHING, reply: 5 } }),
      mine(3, { forOwner: { ...NOTHING, undelivered: 4 } }),
      mine(4, { forOwner: NOTHING }),
      // Given away here, and not sent yet.
      mine(5, { forOwner: { ...NOTHING, reply: 5 }, owner: BEN }),
    ];
    expect(said(rows)).toEqual(['undelivered REF3', 'reply REF2', 'given REF1']);
  });

  it('are another when the same happens again, or the day passes', () => {
    const ids = (row: object, nowMs = NOW) => found([mine(1, row)], nowMs).map((one) => one.id);
    const reply = (number: number) => ids({ forOwner: { ...NOTHING, reply: number } });
    expect(reply(5)).toEqual(reply(5));
    expect(reply(5)).not.toEqual(reply(7));
    expect(ids({ dueAt: at(11, 4) })).not.toEqual(ids({ dueAt: at(11, 4) }, NOW + DAY));
    expect(ids({ dueAt: at(9, 4) })).not.toEqual(ids({ dueAt: at(9, 5) }));
  });

  it('stay seen for as long as they are there, and no longer', () => {
    const [first, second] = found([mine(1, { dueAt: at(9, 5) }), mine(2, { dueAt: at(9, 5) })]);
    if (!first || !second) throw new Error('two notices');
    expect(unseen([first, second], [first.id])).toEqual([second]);
    expect(seenWith([first.id], [first, second], [second.id])).toEqual([first.id, second.id]);
    expect(seenWith([first.id, 'gone'], [first], [first.id])).toEqual([first.id]);
  });
});

describe('the desk of notices', () => {
  const aDesk = (rows = [mine(1, { dueAt: at(9, 5) })]) => {
    const facts = new Map<string, unknown>();
    const watching = new Map<string, (value: never) => void>();
    const copy = {
      fact: async (name: string) => facts.get(name),
      putFact: async (name: string, value: unknown) => {
        facts.set(name, value);
        watching.get(name)?.(value as never);
      },
      watchFact: (name: string, listener: (value: never) => void) => {
        watching.set(name, listener);
        listener(facts.get(name) as never);
        return () => watching.delete(name);
      },
    };
    const listed = signal(rows);
    const zones = signal<(() => string) | null>(() => 'America/Cayman');
    const exclusively = <T>(_: string, work: () => Promise<T>) => work();
    const desk = openNoticeDesk({ rows: listed, now: signal(NOW), zones, me: ANA, copy, exclusively } as never);
    return { desk, listed, zones, facts };
  };

  it('waits until the zone of each site is known', () => {
    const { desk, zones } = aDesk();
    zones.value = null;
    expect([desk.notices.value, desk.unread.value]).toEqual([null, []]);
  });

  it('keeps what was seen in the copy', async () => {
    const { desk, facts } = aDesk();
    const ids = desk.unread.value.map((one) => one.id);
    expect(ids).toHaveLength(1);
    await desk.markSeen(ids);
    expect(desk.unread.value).toEqual([]);
    expect(desk.notices.value).toHaveLength(1);
    expect(facts.get('noticesSeen')).toEqual(ids);
  });

  it('tells outside only what is new since that was wanted, once, and nothing that was seen', async () => {
    const { desk, listed } = aDesk();
    expect(desk.untold.value).toBeNull();
    await desk.tell(true);
    expect(desk.untold.value).toEqual([]);
    listed.value = [...listed.value, mine(2, { dueAt: at(9, 5) }), mine(3, { dueAt: at(9, 5) })];
    expect(desk.untold.value?.map(({ reference }) => reference)).toEqual(['REF2', 'REF3']);
    await desk.markSeen(desk.untold.value?.slice(0, 1).map((one) => one.id) ?? []);
    expect(desk.untold.value?.map(({ reference }) => reference)).toEqual(['REF3']);
    await desk.markTold(desk.untold.value?.map((one) => one.id) ?? []);
    expect(desk.untold.value).toEqual([]);
    await desk.tell(false);
    await desk.markTold(['late']);
    expect([desk.untold.value, desk.isTelling.value]).toEqual([null, false]);
  });
});

describe('what is told outside the page', () => {
  it('is a kind and a reference, or how many, in the language of the person', () => {
    const notices = found([mine(1, { dueAt: at(11, 4) }), mine(2, { dueAt: at(9, 5) })]);
    expect(whatToSay([], en)).toBeNull();
    expect(whatToSay(notices.slice(1), en)).toMatchObject({ title: 'Candour', options: { body: 'A case of yours is due today. REF1' } });
    expect(whatToSay(notices.slice(1), es)?.options.body).toBe('Un caso suyo vence hoy. REF1');
    expect(whatToSay(notices, en)?.options.body).toBe('2 new notices about cases of yours.');
  });
});
