// Who is at this console, and which copy is open. A session of the collector and the copy on this device live apart: a copy
// can be opened offline with the password, and outlives a session that ended until the person signs out.
import { type ReadonlySignal, signal } from '@preact/signals';
import type { AcceptLinkRequest, Person, SessionAnswer } from '../../protocol/console-api.ts';
import type { LocalisedText } from '../../protocol/text.ts';
import type { ApiClient, ApiResult } from '../api-client.ts';
import { type CopyCipher, cipherFromCopyKey, unwrapCopyKey, wrapCopyKey } from '../copy-cipher.ts';
import type { LocalCopy } from '../local-copy.ts';
import { DAYS_WITHOUT_CONTACT, deleteOverdueCopies } from './copy-age.ts';
import { prepareCopy } from './prepare-copy.ts';
import type { SessionChannel } from './session-channel.ts';

type Account = { person: Person; organisationName: LocalisedText };
export type OpenSession = Account & { state: 'open'; copy: LocalCopy; cipher: CopyCipher; canLock: boolean };
export type SignedOutReason = 'first' | 'signed-out' | 'expired' | 'removed' | 'elsewhere' | 'aged';
export type SessionState =
  | { state: 'starting' }
  | { state: 'signed-out'; reason: SignedOutReason }
  /** No answer, and nothing on this device to open. */
  | { state: 'unreachable' }
  | (Account & { state: 'locked'; copy: LocalCopy })
  | OpenSession;

export type SessionDeps = {
  api: ApiClient;
  crypto: Crypto;
  /** Remembers which account was last open on this device; an id, nothing secret. */
  remembered: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  copies: {
    all(): Promise<string[]>;
    has(accountId: string): Promise<boolean>;
    open(accountId: string): LocalCopy;
    delete(accountId: string): Promise<void>;
  };
  channel: SessionChannel;
  clock: () => number;
};

export type Session = {
  readonly state: ReadonlySignal<SessionState>;
  start(): Promise<void>;
  signIn(account: string, password: string): Promise<ApiResult<SessionAnswer>>;
  acceptLink(request: AcceptLinkRequest): Promise<ApiResult<SessionAnswer>>;
  /** `waiting`: openings, or what was done to cases, could not be sent yet, so the copy stays. */
  signOut(): Promise<'signed-out' | 'waiting'>;
  lock(): Promise<void>;
  unlock(password: string): Promise<'unlocked' | 'wrong'>;
  /** The collector has answered whoever is signed in. */
  noteContact(): Promise<void>;
  /** Deletes copies that have been without contact for too long, also the one that is open. */
  ageOut(): Promise<void>;
};

const LAST_ACCOUNT = 'candour-console-account';
const NOTED_EVERY_MS = 5 * 60 * 1000;
const OWED_SIGN_OUT = 'candour-console-owed-sign-out';

// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a factory whose small functions share one state
export function createSession(deps: SessionDeps, sendAll: (copy: LocalCopy, cipher: CopyCipher | null) => Promise<void>): Session {
  const state = signal<SessionState>({ state: 'starting' });
  const { api, remembered } = deps;

  const leave = (reason: SignedOutReason): void => {
    if ('copy' in state.value) state.value.copy.close();
    state.value = { state: 'signed-out', reason };
  };
  const forgetCopy = async (accountId: string | null): Promise<void> => {
    if ('copy' in state.value) state.value.copy.close();
    remembered.removeItem(LAST_ACCOUNT);
    if (accountId) await deps.copies.delete(accountId);
  };
  const open = async (answer: SessionAnswer, password: string | null): Promise<void> => {
    const copy = deps.copies.open(answer.person.id);
    const cipher = await cipherFromCopyKey(answer.copyKey, deps.crypto);
    await prepareCopy(copy, cipher, { person: answer.person, organisationName: answer.organisationName });
    if (password !== null) {
      await copy.putFact('wrappedKey', await wrapCopyKey(answer.copyKey, password, deps.crypto));
      await copy.putFact('locked', false);
    }
    await copy.putFact('contact', contactFrom(answer, deps.clock()));
    remembered.setItem(LAST_ACCOUNT, answer.person.id);
    const canLock = (await copy.fact('wrappedKey')) !== undefined;
    state.value = { state: 'open', person: answer.person, organisationName: answer.organisationName, copy, cipher, canLock };
  };
  const enter = async (asking: Promise<ApiResult<SessionAnswer>>, password: string): Promise<ApiResult<SessionAnswer>> => {
    const result = await asking;
    if (result.result === 'answered') {
      remembered.removeItem(OWED_SIGN_OUT);
      await open(result.answer, password);
    }
    return result;
  };

  const forgetOverdue = async (): Promise<void> => {
    const deleted = await deleteOverdueCopies(deps.copies, deps.clock());
    if (deleted.includes(remembered.getItem(LAST_ACCOUNT) ?? '')) remembered.removeItem(LAST_ACCOUNT);
    if ('copy' in state.value && deleted.includes(state.value.person.id)) leave('aged');
  };

  api.onRefusal((_route, { code }) => {
    // Without its cookie a request behind a proxy may not be known for https; signing in again mends either.
    if ((code === 'sign-in-required' || code === 'needs-https') && state.value.state === 'open') leave('expired');
    if (code === 'account-gone') void forgetCopy(remembered.getItem(LAST_ACCOUNT)).then(() => leave('removed'));
  });
  deps.channel.listen((message) => {
    const current = state.value;
    const account = 'person' in current ? current.person.id : null;
    if (message.account !== account) return;
    if (message.type === 'signed-out') leave('elsewhere');
    if (message.type === 'locked' && current.state === 'open') state.value = lockedFrom(current);
  });

  return {
    state,
    async start() {
      await forgetOverdue();
      const last = await lastCopy(deps);
      if (last?.locked) {
        state.value = last.state;
        return;
      }
      if (remembered.getItem(OWED_SIGN_OUT)) await settleSignOut(deps);
      const result = await api.call('session', {});
      if (result.result === 'answered') {
        last?.state.copy.close();
        await open(result.answer, null);
      } else if (result.result === 'refused') {
        last?.state.copy.close();
        if (state.value.state === 'starting') state.value = { state: 'signed-out', reason: last ? 'expired' : 'first' };
      } else state.value = last ? last.state : { state: 'unreachable' };
    },
    signIn: (account, password) => enter(api.call('signIn', { body: { account, password } }), password),
    acceptLink: (request) => enter(api.call('acceptLink', { body: request }), request.password),
    async signOut() {
      const current = state.value;
      if (!('copy' in current)) return 'signed-out';
      await sendAll(current.copy, current.state === 'open' ? current.cipher : null);
      if (await isOwing(current.copy)) return 'waiting';
      const result = await api.call('signOut', {});
      if (result.result === 'unreachable') remembered.setItem(OWED_SIGN_OUT, '1');
      // Before the copy goes: another tab that is still writing would make it once more.
      deps.channel.say({ type: 'signed-out', account: current.person.id });
      await forgetCopy(current.person.id);
      state.value = { state: 'signed-out', reason: 'signed-out' };
      return 'signed-out';
    },
    async lock() {
      const current = state.value;
      if (current.state !== 'open' || !current.canLock) return;
      await current.copy.putFact('locked', true);
      state.value = lockedFrom(current);
      deps.channel.say({ type: 'locked', account: current.person.id });
    },
    async unlock(password) {
      const current = state.value;
      if (current.state !== 'locked') return 'wrong';
      const wrapped = await current.copy.fact('wrappedKey');
      const cipher = wrapped ? await unwrapCopyKey(wrapped, password, deps.crypto) : null;
      if (!cipher) return 'wrong';
      await current.copy.putFact('locked', false);
      state.value = { ...current, state: 'open', cipher, canLock: true };
      await refreshAccount(deps, current.copy, cipher, state);
      return 'unlocked';
    },
    async noteContact() {
      const current = state.value;
      if (current.state !== 'open') return;
      const contact = await current.copy.fact('contact');
      const now = deps.clock();
      // Each write wakes every tab that watches.
      if (contact && now >= contact.at && now - contact.at < NOTED_EVERY_MS) return;
      await current.copy.putFact('contact', { days: DAYS_WITHOUT_CONTACT, ...contact, at: now });
    },
    ageOut: forgetOverdue,
  };
}

function contactFrom({ keepCopyDays }: SessionAnswer, at: number) {
  return { at, days: keepCopyDays ?? DAYS_WITHOUT_CONTACT };
}

async function isOwing(copy: LocalCopy): Promise<boolean> {
  if ((await copy.unsentOpenings(1)).length > 0) return true;
  return (await copy.queued()).some(({ state }) => state === 'waiting');
}

function lockedFrom({ person, organisationName, copy }: OpenSession): SessionState {
  return { state: 'locked', person, organisationName, copy };
}

/** The copy that was last open here and can be unlocked with a password. */
async function lastCopy(deps: SessionDeps) {
  const id = deps.remembered.getItem(LAST_ACCOUNT);
  if (!id || !(await deps.copies.has(id))) return null;
  const copy = deps.copies.open(id);
  const [account, wrappedKey, locked] = await Promise.all([copy.fact('account'), copy.fact('wrappedKey'), copy.fact('locked')]);
  if (account && wrappedKey) return { locked: locked === true, state: { state: 'locked' as const, ...account, copy } };
  copy.close();
  return null;
}

/** A sign-out made offline deleted the copy at once; the collector hears of it as soon as it can be reached. */
async function settleSignOut({ api, remembered }: SessionDeps): Promise<void> {
  const result = await api.call('signOut', {});
  if (result.result !== 'unreachable') remembered.removeItem(OWED_SIGN_OUT);
}

/** After unlocking, what the account may do now, if the collector can be asked; a refusal is heard by `onRefusal`. */
async function refreshAccount(deps: SessionDeps, copy: LocalCopy, cipher: CopyCipher, state: { value: SessionState }): Promise<void> {
  const result = await deps.api.call('session', {});
  if (result.result !== 'answered' || state.value.state !== 'open' || state.value.person.id !== result.answer.person.id) return;
  const { person, organisationName } = result.answer;
  await prepareCopy(copy, cipher, { person, organisationName });
  await copy.putFact('contact', contactFrom(result.answer, deps.clock()));
  state.value = { ...state.value, person, organisationName };
}
