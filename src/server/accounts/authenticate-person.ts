// Who is signed in? The session's cookie is looked up by its hash; it ends after an hour without a request and after twelve hours anyway.
import { hash } from 'node:crypto';
import type { Role } from '../../protocol/console-api.ts';
import { Problem } from '../../protocol/problem.ts';
import type { Member } from '../api/handler.ts';
import { readCookie } from '../http/read-cookie.ts';
import { requestOrigin } from '../http/same-origin.ts';
import type { Parts } from '../parts.ts';
import type { PersonRow, SessionRow } from '../store/store.ts';
import { sessionCookieName } from './session-cookie.ts';

const SESSION_IDLE_MS = 60 * 60 * 1000;
const SESSION_MAX_MS = 12 * 60 * 60 * 1000;
/** A session is not written anew with every request. */
const TOUCH_EVERY_MS = 60 * 1000;

type Needs = Pick<Parts, 'store' | 'publicUrl' | 'tls'>;

/** Throws `sign-in-required`, `needs-https`, for a deactivated account `account-gone` or, for another role, `not-allowed`. */
export async function authenticatePerson(request: Request, roles: readonly Role[], parts: Needs, at: number): Promise<Member> {
  const token = readCookie(request.headers, sessionCookieName(requestOrigin(request, parts)));
  const found: PersonOfSession = token ? await personOfSession(parts.store, sessionHash(token), at) : { state: 'none' };
  if (found.state === 'gone') throw new Problem('account-gone');
  if (found.state === 'ended') await parts.store.people.deleteSession(found.session.hash);
  if (found.state !== 'in') throw new Problem('sign-in-required');
  const { session, person } = found;
  if (at - session.lastSeenAt > TOUCH_EVERY_MS) await parts.store.people.touchSession(session.hash, at);
  if (!roles.includes(person.role)) throw new Problem('not-allowed');
  return { person, session: session.hash };
}

/** `gone`: the account was deactivated. */
export type PersonOfSession =
  | { state: 'in'; session: SessionRow; person: PersonRow }
  | { state: 'ended'; session: SessionRow }
  | { state: 'none' | 'gone' };

/** As it is now; to look does not count as a request. */
export async function personOfSession({ people }: Needs['store'], hash: string, at: number): Promise<PersonOfSession> {
  const session = await people.session(hash);
  if (!session) return { state: 'none' };
  const person = await people.byId(session.person);
  // Also when the session has ended meanwhile: the console deletes its copy on this answer alone.
  if (person && !person.active) return { state: 'gone' };
  return !person || hasEnded(session, at) ? { state: 'ended', session } : { state: 'in', session, person };
}

/** Tokens are 32 random bytes, so a plain hash protects them. */
export function sessionHash(token: string): string {
  return hash('sha256', token, 'base64url');
}

function hasEnded({ createdAt, lastSeenAt }: SessionRow, at: number): boolean {
  return at - lastSeenAt > SESSION_IDLE_MS || at - createdAt > SESSION_MAX_MS;
}
