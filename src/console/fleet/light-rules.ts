// What turns a kiosk's light red or amber, as one table in order of urgency: first what loses entries now, then what has been lost,
// then what somebody should look into soon. A rule says its sentence when it holds, else null.
import type { Texts } from '../texts/en.ts';
import type { LightFacts } from './light-facts.ts';
import { shortRevision } from './revision-text.ts';

/** A kiosk is in touch every minute by default; a quarter of an hour without a word is worth a look. */
export const OVERDUE_MS = 15 * 60_000;
const BEHIND_LONG_MS = 60 * 60_000;
const CLOCK_OFF_MS = 60_000;
const STORAGE_FILLING = 0.8;
const RESTLESS_STARTS = 2;
const STARTS_A_DAY = 6;
const STARTS_TO_JUDGE = 20;
const DAY_MS = 86_400_000;

export type Light = 'green' | 'amber' | 'red' | 'grey';
export type RuleId = keyof Texts['health']['rules'];
type Rule = {
  id: RuleId;
  light: 'red' | 'amber';
  /** Left out: only while the kiosk is paired and has been in touch. */
  always?: true;
  says: (facts: LightFacts, texts: Texts['health']['rules']) => string | null;
};

export const LIGHT_RULES: readonly Rule[] = [
  {
    id: 'noNewMessages',
    light: 'red',
    says: (facts, t) => (roomIs('no-new-messages', facts) ? t.noNewMessages(...turnedAway(facts)) : null),
  },
  { id: 'noNewRatings', light: 'red', says: (facts, t) => (roomIs('no-new-ratings', facts) ? t.noNewRatings(...turnedAway(facts)) : null) },
  { id: 'copyMissing', light: 'red', says: (facts, t) => said(copyThatIs('missing', facts), t.copyMissing) },
  { id: 'doubled', light: 'red', says: (facts, t) => alarmed('doubled', facts, t.doubled) },
  { id: 'rewound', light: 'red', says: (facts, t) => alarmed('rewound', facts, t.rewound) },
  {
    id: 'revokedWaiting',
    light: 'red',
    always: true,
    says: ({ row }, t) => (row.state === 'revoked' && row.waiting ? t.revokedWaiting(row.waiting) : null),
  },
  { id: 'safeMode', light: 'red', says: ({ health }, t) => (health?.safeMode ? t.safeMode : null) },
  { id: 'copyBehindLong', light: 'red', says: (facts, t) => (isBehind(facts) && behindLong(facts) ? t.copyBehindLong : null) },
  { id: 'replaced', light: 'red', says: (facts, t) => alarmed('replaced', facts, t.replaced) },
  { id: 'lost', light: 'red', says: ({ lost }, t) => (lost > 0 ? t.lost(lost) : null) },
  { id: 'chainBroken', light: 'red', says: (facts, t) => alarmed('chain-broken', facts, t.chainBroken) },
  { id: 'overdue', light: 'amber', says: (facts, t) => said(overdueSince(facts), (at) => t.overdue(facts.since(at))) },
  {
    id: 'refused',
    light: 'amber',
    says: ({ row }, t) => said(row.refused, ({ revision, reason }) => t.refused(revision ? shortRevision(revision) : '?', reason)),
  },
  { id: 'shelved', light: 'amber', says: ({ row }, t) => (row.shelved ? t.shelved(row.shelved) : null) },
  {
    id: 'restarts',
    light: 'amber',
    says: ({ health }, t) => {
      const unhealthy = health?.starts?.unhealthy ?? 0;
      return unhealthy >= RESTLESS_STARTS && !health?.safeMode ? t.restarts(unhealthy) : null;
    },
  },
  {
    id: 'restartsDaily',
    light: 'amber',
    says: (facts, t) => (startsADay(facts) >= STARTS_A_DAY ? t.restartsDaily(startsADay(facts)) : null),
  },
  { id: 'failedShell', light: 'amber', says: ({ health }, t) => said(health?.failedShell, t.failedShell) },
  { id: 'copyBehind', light: 'amber', says: (facts, t) => (isBehind(facts) && !behindLong(facts) ? t.copyBehind : null) },
  {
    id: 'storageFilling',
    light: 'amber',
    says: (facts, t) => (filled(facts) >= STORAGE_FILLING && !isShort(facts) ? t.storageFilling(Math.round(filled(facts) * 100)) : null),
  },
  { id: 'notPersisted', light: 'amber', says: ({ row }, t) => (row.persisted === false ? t.notPersisted : null) },
  {
    id: 'clockOff',
    light: 'amber',
    says: ({ row, lasting }, t) => {
      const off = Math.abs(row.clockOffsetMs ?? 0);
      return off >= CLOCK_OFF_MS ? t.clockOff(lasting(off)) : null;
    },
  },
  {
    id: 'toBeConfirmed',
    light: 'amber',
    always: true,
    says: ({ row }, t) => (row.toBeConfirmed.length > 0 ? t.toBeConfirmed(row.toBeConfirmed.length) : null),
  },
];

function said<T>(found: T | null | undefined, say: (found: T) => string): string | null {
  return found === null || found === undefined ? null : say(found);
}

function alarmed(what: 'doubled' | 'rewound' | 'replaced' | 'chain-broken', { alarm, since }: LightFacts, say: (when: string) => string) {
  return said(alarm(what), ({ at }) => say(since(at)));
}

function roomIs(room: 'no-new-ratings' | 'no-new-messages', { health }: LightFacts): boolean {
  return health?.room === room;
}

function isShort({ health }: LightFacts): boolean {
  return health?.room !== undefined && health.room !== 'ample';
}

function turnedAway({ health }: LightFacts): [ratings: number, messages: number] {
  return [health?.refusals?.ratings ?? 0, health?.refusals?.messages ?? 0];
}

function copyThatIs(state: 'behind' | 'missing', { health }: LightFacts): 'database' | 'journal' | null {
  if (health?.copies?.database === state) return 'database';
  return health?.copies?.journal === state ? 'journal' : null;
}

function isBehind(facts: LightFacts): boolean {
  return copyThatIs('behind', facts) !== null;
}

/** Repair takes seconds. What has waited for an hour beside a copy that is behind tells that it does not succeed. */
function behindLong({ row, asOfMs }: LightFacts): boolean {
  return row.oldestWaitingAt !== null && asOfMs - Date.parse(row.oldestWaitingAt) >= BEHIND_LONG_MS;
}

function overdueSince({ contactAtMs, asOfMs }: LightFacts): number | null {
  return contactAtMs !== null && asOfMs - contactAtMs > OVERDUE_MS ? contactAtMs : null;
}

function startsADay({ row, health, asOfMs }: LightFacts): number {
  const total = health?.starts?.total ?? 0;
  if (row.pairedAt === null || total < STARTS_TO_JUDGE) return 0;
  return Math.round(total / Math.max((asOfMs - Date.parse(row.pairedAt)) / DAY_MS, 1));
}

function filled({ health }: LightFacts): number {
  const { usedBytes = null, quotaBytes = null } = health?.storage ?? {};
  return usedBytes === null || quotaBytes === null || quotaBytes === 0 ? 0 : usedBytes / quotaBytes;
}
