import { describe, expect, it } from 'vitest';
import { kioskLight, needsAttention } from '../../../src/console/fleet/kiosk-light.ts';
import { LIGHT_RULES, type RuleId } from '../../../src/console/fleet/light-rules.ts';
import { en } from '../../../src/console/texts/en.ts';
import { es } from '../../../src/console/texts/es.ts';
import { aLedger, aRow, DAY, HOUR, MINUTE, NOW, past, someHealth } from './a-kiosk-row.ts';

const lightOf = (change: object, asOfMs = NOW) => kioskLight(aRow(change), { nowMs: NOW, asOfMs }, en, 'en');
const health = (change: object) => ({ health: someHealth(change) });
const alarm = (what: string, agoMs = HOUR) => ({ ledgers: [aLedger({ alarms: [{ what, sequence: 481, at: past(agoMs) }] })] });
const earlier = (change: object) => aLedger({ ledgerId: '2', isCurrent: false, firstContactAt: past(90 * DAY), ...change });

/** For each rule: what makes it hold, what only just doesn't, and what it says. */
const CASES: Record<RuleId, { holds: object; not: object[]; light: 'red' | 'amber'; says: string | RegExp }> = {
  noNewMessages: {
    holds: health({ room: 'no-new-messages', refusals: { ratings: 12, messages: 1 } }),
    not: [health({ room: 'ample' }), health({ room: undefined })],
    light: 'red',
    says: 'Its storage is full: it takes neither ratings nor messages. It has turned away 12 ratings and 1 message.',
  },
  noNewRatings: {
    holds: health({ room: 'no-new-ratings' }),
    not: [health({ room: 'ample' })],
    light: 'red',
    says: 'Its storage is nearly full: it takes no new ratings.',
  },
  copyMissing: {
    holds: health({ copies: { database: 'whole', journal: 'missing' } }),
    not: [health({ copies: undefined })],
    light: 'red',
    says: /^Its journal can’t be opened/,
  },
  doubled: {
    holds: alarm('doubled'),
    not: [alarm('doubled', 14 * DAY)],
    light: 'red',
    says: /^It gave different entries the same number, last noticed 1 hour ago: a copy of it is in use, or/,
  },
  rewound: { holds: alarm('rewound'), not: [alarm('rewound', 14 * DAY)], light: 'red', says: /^An older copy of its storage came back/ },
  revokedWaiting: {
    holds: { state: 'revoked', waiting: 5 },
    not: [{ state: 'revoked', waiting: 0 }, { waiting: 5 }],
    light: 'red',
    says: 'Revoked with 5 entries still on it.',
  },
  safeMode: { holds: health({ safeMode: true }), not: [health({ safeMode: undefined })], light: 'red', says: /safe mode/ },
  copyBehindLong: {
    holds: { ...health({ copies: { database: 'behind', journal: 'whole' } }), oldestWaitingAt: past(HOUR) },
    not: [{ oldestWaitingAt: past(HOUR) }],
    light: 'red',
    says: /differed for more than an hour/,
  },
  replaced: {
    holds: alarm('replaced', DAY),
    not: [alarm('replaced', 14 * DAY)],
    light: 'red',
    says: 'Its storage was wiped: it came back with a new ledger 1 day ago.',
  },
  lost: {
    holds: { ledgers: [aLedger({ lost: 1200 })] },
    // Noticed when the present ledger began, long ago.
    not: [{ ledgers: [aLedger({ firstContactAt: past(14 * DAY) }), earlier({ lost: 20, lastContactAt: past(20 * DAY) })] }],
    light: 'red',
    says: '1,200 entries were lost: no copy is left.',
  },
  chainBroken: { holds: alarm('chain-broken'), not: [alarm('chain-broken', 14 * DAY)], light: 'red', says: /^Its chain is broken/ },
  overdue: {
    holds: { lastContactAt: past(15 * MINUTE + 1) },
    not: [{ lastContactAt: past(15 * MINUTE) }],
    light: 'amber',
    says: 'Last contact 15 minutes ago. It keeps taking feedback and sends it later.',
  },
  refused: {
    holds: { refused: { revision: '1.4.BBBBBBBBBBBBBBBB', reason: 'a face is missing' } },
    not: [],
    light: 'amber',
    says: 'It refused configuration 1.4: a face is missing. It goes on with the one before.',
  },
  shelved: {
    holds: { shelved: 2 },
    not: [{ shelved: null }],
    light: 'amber',
    says: '2 entries are set aside on the kiosk: the collector could not take them.',
  },
  restarts: {
    holds: health({ starts: { total: 5, unhealthy: 2 } }),
    not: [health({ starts: { total: 5, unhealthy: 1 } }), health({ starts: undefined })],
    light: 'amber',
    says: 'It keeps restarting: the last 2 starts did not come to rest.',
  },
  restartsDaily: {
    holds: health({ starts: { total: 60, unhealthy: 0 } }),
    not: [health({ starts: { total: 54, unhealthy: 0 } }), { ...health({ starts: { total: 19, unhealthy: 0 } }), pairedAt: past(DAY) }],
    light: 'amber',
    says: 'It restarts often: 6 times a day.',
  },
  failedShell: {
    holds: health({ failedShell: '0.2.0' }),
    not: [health({ failedShell: undefined })],
    light: 'amber',
    says: 'Version 0.2.0 did not work on it; the version before serves instead.',
  },
  copyBehind: {
    holds: { ...health({ copies: { database: 'whole', journal: 'behind' } }), oldestWaitingAt: past(HOUR - 1) },
    not: [],
    light: 'amber',
    says: /is behind the other and is being repaired/,
  },
  storageFilling: {
    holds: health({ storage: { usedBytes: 80, quotaBytes: 100, persisted: true } }),
    not: [
      health({ storage: { usedBytes: 79, quotaBytes: 100, persisted: true } }),
      health({ storage: { usedBytes: 80, quotaBytes: null, persisted: true } }),
    ],
    light: 'amber',
    says: 'Its storage is 80 % full.',
  },
  notPersisted: { holds: { persisted: false }, not: [{ persisted: null }], light: 'amber', says: /may clear its storage/ },
  clockOff: {
    holds: { clockOffsetMs: -90 * MINUTE },
    not: [{ clockOffsetMs: MINUTE - 1 }, { clockOffsetMs: null }],
    light: 'amber',
    says: 'Its clock is 2 hours off; times are corrected on arrival.',
  },
  toBeConfirmed: {
    holds: { toBeConfirmed: ['/notice/lines/0'] },
    not: [],
    light: 'amber',
    says: '1 fact on its screen has not been confirmed by anybody.',
  },
};

describe('the light of a kiosk, rule by rule', () => {
  it('has a case for every rule', () => {
    expect(Object.keys(CASES)).toEqual(LIGHT_RULES.map(({ id }) => id));
  });

  for (const [id, { holds, not, light, says }] of Object.entries(CASES)) {
    it(`${id} is ${light} and says so`, () => {
      const found = lightOf(holds);
      expect(found).toMatchObject({ light, rest: [], todo: en.health.todo[id as RuleId] });
      expect(found.sentence).toMatch(typeof says === 'string' ? exactly(says) : says);
      expect(needsAttention(found)).toBe(true);
      for (const change of not) expect(lightOf(change).sentence, JSON.stringify(change)).not.toMatch(says);
    });

    it(`${id} has words in Spanish too`, () => {
      expect(kioskLight(aRow(holds), { nowMs: NOW, asOfMs: NOW }, es, 'es').sentence).not.toBe(lightOf(holds).sentence);
    });
  }
});

describe('the light of a kiosk', () => {
  it('is green when all is well, and says what is still to come', () => {
    expect(lightOf({})).toEqual({
      light: 'green',
      sentence: 'In touch 2 minutes ago. Everything it has recorded has arrived.',
      todo: null,
      rest: [],
    });
    expect(lightOf({ ledgers: [aLedger({ received: 497, waiting: 3 })] }).sentence).toContain('3 entries are still to come.');
    expect(needsAttention(lightOf({}))).toBe(false);
  });

  it('is grey when the kiosk is not in use', () => {
    expect(lightOf({ state: 'unpaired', lastContactAt: null })).toMatchObject({ light: 'grey', sentence: en.health.notInUse.unpaired });
    expect(lightOf({ lastContactAt: null, ledgers: [] })).toMatchObject({ light: 'grey', sentence: en.health.notInUse.silent });
    const wiped = alarm('replaced').ledgers;
    expect(lightOf({ state: 'revoked', ledgers: wiped, persisted: false, lastContactAt: past(DAY) })).toMatchObject({
      light: 'grey',
      rest: [],
    });
    expect(needsAttention(lightOf({ state: 'revoked', toBeConfirmed: ['/x'] }))).toBe(false);
  });

  it('says the most urgent thing first and the rest after it', () => {
    const found = lightOf({
      lastContactAt: past(3 * HOUR),
      persisted: false,
      ledgers: [aLedger({ lost: 4 })],
      health: someHealth({ room: 'no-new-ratings', errors: [{ at: past(4 * HOUR), what: 'disk: quota' }] }),
    });
    expect(found.light).toBe('red');
    expect(found.sentence).toMatch(/no new ratings/);
    expect(found.rest.map(({ light, text }) => [light, text])).toEqual([
      ['red', '4 entries were lost: no copy is left.'],
      ['amber', 'Last contact 3 hours ago. It keeps taking feedback and sends it later.'],
      ['amber', en.health.rules.notPersisted],
      [null, 'Last error 4 hours ago: disk: quota'],
    ]);
  });

  it('orders red before amber, so that a light never hides a worse one', () => {
    const lights = LIGHT_RULES.map(({ light }) => light);
    expect(lights).toEqual(lights.toSorted().toReversed());
  });

  it('tells of visits turned away once there is room again, without raising the light', () => {
    expect(lightOf(health({ refusals: { ratings: 3, messages: 0 } }))).toMatchObject({
      light: 'green',
      rest: [{ light: null, text: 'Turned away for want of space since it was paired: 3 ratings.' }],
    });
  });

  it('counts what an earlier ledger lost from when it was noticed, however long the kiosk had been silent', () => {
    const ledgers = [aLedger({ firstContactAt: past(HOUR) }), earlier({ lost: 20, lastContactAt: past(60 * DAY) })];
    expect(lightOf({ ledgers })).toMatchObject({ light: 'red', sentence: '20 entries were lost: no copy is left.' });
  });

  it('judges as of the collector’s answer, so that a console offline for hours calls no kiosk overdue', () => {
    expect(lightOf({ lastContactAt: past(3 * HOUR) }, NOW - 3 * HOUR)).toMatchObject({ light: 'green' });
  });

  it('is true for staff, who are given what moves with no visit', () => {
    const staff = (given: object) => ({ health: given, ledgers: [], waiting: null, oldestWaitingAt: null, recorded: null, received: null });
    expect(lightOf(staff({}))).toMatchObject({ light: 'green', sentence: 'In touch 2 minutes ago.' });
    expect(lightOf(staff({ room: 'no-new-messages' }))).toMatchObject({
      light: 'red',
      sentence: 'Its storage is full: it takes neither ratings nor messages.',
    });
    expect(lightOf(staff({ safeMode: true }))).toMatchObject({ light: 'red' });
    expect(lightOf(staff({ copies: { database: 'whole', journal: 'missing' } }))).toMatchObject({ light: 'red' });
  });

  it('needs neither health nor ledger, which only administrators are given', () => {
    const staff = { health: null, ledgers: [], waiting: null, recorded: null, received: null };
    expect(lightOf(staff)).toMatchObject({ light: 'green', sentence: 'In touch 2 minutes ago.' });
    expect(lightOf({ ...staff, shelved: 1 })).toMatchObject({ light: 'amber' });
  });
});

function exactly(text: string): RegExp {
  return new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}$`);
}
