// Links, sign-in and sessions.
import { randomUUID } from 'node:crypto';
import { Problem } from '../../protocol/problem.ts';
import type { CallOf, Handlers, Member } from '../api/handler.ts';
import { readPolicy } from '../data-protection/run-retention.ts';
import { tokenBuckets } from '../http/token-buckets.ts';
import type { Parts } from '../parts.ts';
import type { PersonRow } from '../store/store.ts';
import { sessionHash } from './authenticate-person.ts';
import { linkHash } from './links.ts';
import { createPasswords } from './passwords.ts';
import { endedSessionCookie, sessionCookie, sessionCookieName } from './session-cookie.ts';

const PER_ACCOUNT = { burst: 5, refillMs: 30_000 };
const PER_ADDRESS = { burst: 20, refillMs: 3_000 };
const TOKEN_BYTES = 32;

type AccountHandlers = Pick<Handlers, 'linkPurpose' | 'acceptLink' | 'signIn' | 'session' | 'signOut'>;

export function accountHandlers(parts: Parts): AccountHandlers {
  const { store, random, clock } = parts;
  const passwords = createPasswords(random);
  const perAccount = tokenBuckets(PER_ACCOUNT, clock);
  const perAddress = tokenBuckets(PER_ADDRESS, clock);

  return {
    async linkPurpose(call) {
      perAddress.take(call.address);
      const link = await store.people.link(linkHash(call.body.token), call.receivedAt);
      if (!link) throw new Problem('link-refused');
      perAddress.giveBack(call.address);
      const name = await organisationName(parts, link.organisation);
      return { organisation: { id: link.organisation, name }, role: link.role, name: link.name };
    },

    async acceptLink(call) {
      sessionCookieName(call.origin);
      perAddress.take(call.address);
      const { token, name, account, password } = call.body;
      if (!(await store.people.link(linkHash(token), call.receivedAt))) throw new Problem('link-refused');
      const passwordHash = await passwords.hash(password);
      const copyKey = Buffer.from(random(TOKEN_BYTES)).toString('base64url');
      const made = { id: randomUUID(), account, name, passwordHash, copyKey };
      const person = await store.people.acceptLink(linkHash(token), call.receivedAt, made);
      if (person === 'link-refused' || person === 'already-taken') throw new Problem(person);
      perAddress.giveBack(call.address);
      await audit(parts, person, 'account-made', call.receivedAt);
      return signedIn(parts, person, call);
    },

    async signIn(call) {
      sessionCookieName(call.origin);
      const { account, password } = call.body;
      perAddress.take(call.address);
      perAccount.take(account);
      const person = await store.people.byAccount(account);
      const usable = person?.active ? person : null;
      if (!(await passwords.matches(password, usable?.passwordHash ?? null)) || !usable) throw new Problem('sign-in-refused');
      perAddress.giveBack(call.address);
      perAccount.giveBack(account);
      await audit(parts, usable, 'signed-in', call.receivedAt);
      return signedIn(parts, usable, call);
    },

    session: ({ caller }) => sessionAnswer(parts, caller.person),

    async signOut(call) {
      await store.people.deleteSession(call.caller.session);
      await audit(parts, call.caller.person, 'signed-out', call.receivedAt);
      call.setHeader('set-cookie', endedSessionCookie(call.origin));
    },
  };
}

async function signedIn(parts: Parts, person: PersonRow, call: CallOf<'signIn' | 'acceptLink'>) {
  const token = Buffer.from(parts.random(TOKEN_BYTES)).toString('base64url');
  const at = call.receivedAt;
  await parts.store.people.putSession({ hash: sessionHash(token), person: person.id, createdAt: at, lastSeenAt: at });
  call.setHeader('set-cookie', sessionCookie(call.origin, token));
  return sessionAnswer(parts, person);
}

async function sessionAnswer(parts: Parts, person: PersonRow) {
  const { id, name, account, role, organisation, sites, departments, copyKey } = person;
  const organisationTitle = await organisationName(parts, organisation);
  const policy = await readPolicy(parts, organisation);
  return {
    person: { id, name, account, role, organisation, sites, departments },
    organisationName: organisationTitle,
    copyKey,
    ...(policy && { keepCopyDays: policy.offlineCopies.days }),
  };
}

async function organisationName({ store }: Parts, id: string) {
  const organisation = await store.kiosks.organisation(id);
  if (!organisation) throw new Error(`the organisation "${id}" of an account is not there`);
  return organisation.name;
}

function audit({ store }: Parts, person: Member['person'], action: string, at: number): Promise<void> {
  return store.audit.append([{ organisation: person.organisation, at, actor: person.id, action, target: person.id, details: '{}' }]);
}
