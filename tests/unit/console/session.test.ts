import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { ApiClient, ApiResult, Refusal } from '../../../src/console/api-client.ts';
import type { QueuedFact } from '../../../src/console/cases/queued-fact.ts';
import type { CopiedItem, CopyFacts, LocalCopy } from '../../../src/console/local-copy.ts';
import { createSession } from '../../../src/console/session/session.ts';
import type { SessionMessage } from '../../../src/console/session/session-channel.ts';
import { SessionAnswer } from '../../../src/protocol/console-api.ts';
import { anItem } from './an-item.ts';

const PASSWORD = 'four words in a row';
const anAnswer = (change: object = {}, key = 1) =>
  v.parse(SessionAnswer, {
    person: {
      id: '00000000-0000-7000-8000-00000000000a',
      name: 'A',
      account: 'a',
      role: 'staff',
      organisation: 'org',
      sites: null,
      ...change,
    },
    organisationName: { en: 'Org' },
    copyKey: Buffer.alloc(32, key).toString('base64url'),
  });
const refused = (code: Refusal['code']): Refusal => ({ result: 'refused', code, detail: null, path: null });
const UNREACHABLE = { result: 'unreachable' } as const;

/** A device: what stays on it between two openings of the console. */
function aDevice() {
  const databases = new Map<string, { facts: Map<string, unknown>; items: CopiedItem[] }>();
  const kept = new Map<string, string>();
  const open = (id: string): LocalCopy => {
    const db = databases.get(id) ?? { facts: new Map<string, unknown>(), items: [] as CopiedItem[] };
    databases.set(id, db);
    const copy: Partial<LocalCopy> = {
      fact: async <K extends keyof CopyFacts>(name: K) => db.facts.get(name) as CopyFacts[K] | undefined,
      putFact: async (name, value) => void db.facts.set(name, value),
      clearCopied: async () => void db.items.splice(0),
      queued: async () => (db.facts.get('queued') ? [{ state: 'waiting' } as QueuedFact] : []),
      putItems: async (items) => db.items.push(...items) > 0,
      unsentOpenings: async () => (db.facts.get('unsent') ? [{ entryId: 'x', openedAt: '', sent: 0 }] : []),
      close: () => {},
    };
    return copy as LocalCopy;
  };
  const copies = {
    all: async () => [...databases.keys()],
    has: async (id: string) => databases.has(id),
    open,
    delete: async (id: string) => void databases.delete(id),
  };
  const remembered = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  return { databases, copies, remembered };
}

const MONDAY = Date.UTC(2026, 2, 9);
const DAY = 24 * 60 * 60 * 1000;

function aConsole(device: ReturnType<typeof aDevice>, answers: Record<string, ApiResult<unknown>>, clock = { now: MONDAY }) {
  const asked: string[] = [];
  const said: SessionMessage[] = [];
  let hear: (message: SessionMessage) => void = () => {};
  let refusal: Parameters<ApiClient['onRefusal']>[0] = () => {};
  const call = async (name: Parameters<typeof refusal>[0]) => {
    asked.push(name);
    const result = answers[name] ?? UNREACHABLE;
    if (result.result === 'refused') refusal(name, result);
    return result;
  };
  const api = { call, onRefusal: (listener: typeof refusal) => (refusal = listener) } as unknown as ApiClient;
  const channel = { say: (message: SessionMessage) => void said.push(message), listen: (listener: typeof hear) => (hear = listener) };
  const session = createSession(
    { api, crypto, remembered: device.remembered, copies: device.copies, channel, clock: () => clock.now },
    async () => {},
  );
  return { session, clock, asked, said, answers, api, hear: (message: SessionMessage) => hear(message) };
}

const signedIn = { signIn: { result: 'answered', answer: anAnswer() }, signOut: { result: 'answered', answer: null } } as const;
async function aSignedInDevice() {
  const device = aDevice();
  const first = aConsole(device, { ...signedIn, session: refused('sign-in-required') });
  await first.session.start();
  await first.session.signIn('a', PASSWORD);
  return { device, first, id: anAnswer().person.id };
}

describe('a session at the console', () => {
  it('opens the copy with the password when nobody answers, and only with it', async () => {
    const { device } = await aSignedInDevice();
    const { session } = aConsole(device, {});
    await session.start();
    expect(session.state.value.state).toBe('locked');
    expect(await session.unlock('four words in a raw')).toBe('wrong');
    expect(session.state.value.state).toBe('locked');
    expect(await session.unlock(PASSWORD)).toBe('unlocked');
    expect(session.state.value).toMatchObject({ state: 'open', person: { name: 'A' } });
  });

  it('never keeps the copy key readable on the device', async () => {
    const { device, id } = await aSignedInDevice();
    const stored = JSON.stringify([...(device.databases.get(id)?.facts ?? [])], (_, value) =>
      value instanceof ArrayBuffer || value instanceof Uint8Array ? Buffer.from(value as Uint8Array).toString('base64url') : value,
    );
    expect(stored).toContain('wrappedKey');
    expect(stored).not.toContain(anAnswer().copyKey);
  });

  it('keeps the copy when the session has ended, and deletes it when the account is gone', async () => {
    const { device, id } = await aSignedInDevice();
    const expired = aConsole(device, { session: refused('sign-in-required') });
    await expired.session.start();
    expect(expired.session.state.value).toEqual({ state: 'signed-out', reason: 'expired' });
    expect(device.databases.has(id)).toBe(true);
    const removed = aConsole(device, { session: refused('account-gone') });
    await removed.session.start();
    await expect.poll(() => removed.session.state.value).toEqual({ state: 'signed-out', reason: 'removed' });
    expect(device.databases.has(id)).toBe(false);
  });

  it.each(['not-allowed', 'needs-https', 'cross-site', 'internal'] as const)(
    'keeps the copy when the session is refused with %s',
    async (code) => {
      const { device, id } = await aSignedInDevice();
      const { session } = aConsole(device, { session: refused(code) });
      await session.start();
      expect(session.state.value).toEqual({ state: 'signed-out', reason: 'expired' });
      await new Promise((resolve) => setTimeout(resolve, 10));
      expect(device.databases.has(id)).toBe(true);
    },
  );

  it('deletes the copy of a gone account whatever was asked', async () => {
    const { device, first, id } = await aSignedInDevice();
    first.answers.inbox = refused('account-gone');
    await first.api.call('inbox', {});
    await expect.poll(() => first.session.state.value).toEqual({ state: 'signed-out', reason: 'removed' });
    expect(device.databases.has(id)).toBe(false);
  });

  it.each(['sign-in-required', 'needs-https'] as const)('goes to sign-in when any request says %s', async (code) => {
    const { first } = await aSignedInDevice();
    first.answers.inbox = refused(code);
    await first.api.call('inbox', {});
    expect(first.session.state.value).toEqual({ state: 'signed-out', reason: 'expired' });
  });

  it('stays locked across a reload, also with a network, without asking the collector', async () => {
    const { device, first } = await aSignedInDevice();
    await first.session.lock();
    expect(first.said).toEqual([{ type: 'locked', account: anAnswer().person.id }]);
    const again = aConsole(device, { session: { result: 'answered', answer: anAnswer() } });
    await again.session.start();
    expect(again.session.state.value.state).toBe('locked');
    expect(again.asked).toEqual([]);
  });

  it('deletes the copy on signing out, tells the other tabs, and settles with the collector later when offline', async () => {
    const { device, id } = await aSignedInDevice();
    const offline = aConsole(device, {});
    await offline.session.start();
    await offline.session.unlock(PASSWORD);
    const { delete: remove } = device.copies;
    const before: SessionMessage[] = [];
    device.copies.delete = (copy) => {
      before.push(...offline.said);
      return remove(copy);
    };
    expect(await offline.session.signOut()).toBe('signed-out');
    expect(device.databases.has(id)).toBe(false);
    expect(before, 'before the copy goes').toEqual([{ type: 'signed-out', account: id }]);
    expect(offline.said).toEqual(before);
    const later = aConsole(device, { ...signedIn, session: refused('sign-in-required') });
    await later.session.start();
    expect(later.asked).toEqual(['signOut', 'session']);
  });

  it('does not let openings be lost by signing out', async () => {
    const { device, first, id } = await aSignedInDevice();
    device.databases.get(id)?.facts.set('unsent', true);
    expect(await first.session.signOut()).toBe('waiting');
    expect(device.databases.has(id)).toBe(true);
    expect(first.session.state.value.state).toBe('open');
  });

  it('nor what was done to cases, which needs the open copy to be sent', async () => {
    const { device, first, id } = await aSignedInDevice();
    device.databases.get(id)?.facts.set('queued', true);
    await first.session.lock();
    expect(await first.session.signOut()).toBe('waiting');
    expect(device.databases.has(id)).toBe(true);
  });

  it('follows another tab of the same account, and no other', async () => {
    const { first, id } = await aSignedInDevice();
    first.hear({ type: 'signed-out', account: 'someone-else' });
    expect(first.session.state.value.state).toBe('open');
    first.hear({ type: 'signed-out', account: id });
    expect(first.session.state.value).toEqual({ state: 'signed-out', reason: 'elsewhere' });
  });

  it.each([
    ['rights changed', anAnswer({ sites: ['george-town'] }), 0],
    ['the copy key is another one', anAnswer({}, 2), 0],
    ['nothing changed', anAnswer(), 1],
  ])('keeps or drops the copied words: %s', async (_, answer, left) => {
    const { device, id } = await aSignedInDevice();
    device.databases.get(id)?.items.push({ ...anItem(1), words: null });
    const { session } = aConsole(device, { session: { result: 'answered', answer } });
    await session.start();
    expect(session.state.value.state).toBe('open');
    expect(device.databases.get(id)?.items).toHaveLength(left);
  });

  it.each([
    ['30 days, of which the last is not over', 30, true],
    ['more than 30 days', 30.01, false],
    ['a clock set back by more than 30 days', -30.01, false],
  ])('a copy without contact: %s', async (_, days, stays) => {
    const { device, id } = await aSignedInDevice();
    const later = aConsole(device, {}, { now: MONDAY + days * DAY });
    await later.session.start();
    expect(device.databases.has(id)).toBe(stays);
    expect(later.session.state.value.state).toBe(stays ? 'locked' : 'unreachable');
  });

  it('deletes copies of every account on the device, by the days that each was told', async () => {
    const { device } = await aSignedInDevice();
    const other = (name: string, contact?: object) =>
      device.databases.set(name, { facts: new Map(Object.entries({ contact })), items: [] });
    other('told-seven', { at: MONDAY, days: 7 });
    other('told-ninety', { at: MONDAY, days: 90 });
    other('from-before-there-was-a-limit');
    await aConsole(device, {}, { now: MONDAY + 8 * DAY }).session.start();
    expect(device.databases.has('told-seven')).toBe(false);
    await aConsole(device, {}, { now: MONDAY + 37 * DAY }).session.start();
    expect([...device.databases.keys()]).toEqual(['told-ninety', 'from-before-there-was-a-limit']);
    await aConsole(device, {}, { now: MONDAY + 39 * DAY }).session.start();
    expect([...device.databases.keys()]).toEqual(['told-ninety']);
  });

  it('deletes the copy that is open too, and says why; an answer to its owner begins the time anew', async () => {
    const { device, first, id } = await aSignedInDevice();
    first.clock.now += 29 * DAY;
    await first.session.noteContact();
    first.clock.now += 29 * DAY;
    await first.session.ageOut();
    expect(first.session.state.value.state).toBe('open');
    first.clock.now += 2 * DAY;
    await first.session.ageOut();
    expect(first.session.state.value).toEqual({ state: 'signed-out', reason: 'aged' });
    expect(device.databases.has(id)).toBe(false);
    const again = aConsole(device, { session: { result: 'answered', answer: { ...anAnswer(), keepCopyDays: 2 } } }, first.clock);
    await again.session.start();
    first.clock.now += 3 * DAY;
    await again.session.ageOut();
    expect(again.session.state.value).toEqual({ state: 'signed-out', reason: 'aged' });
  });
});
