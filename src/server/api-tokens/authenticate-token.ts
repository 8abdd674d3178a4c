// Which token is this? `Authorization: Bearer …` is looked up by its hash. A token is a reader of the least rights: what its scope names, at its
// sites, never what is held, never words. Guessing is slowed by address, use by token.
import { hash } from 'node:crypto';
import { Problem } from '../../protocol/problem.ts';
import type { TokenScope } from '../../protocol/token-api.ts';
import type { Member } from '../api/handler.ts';
import { tokenBuckets } from '../http/token-buckets.ts';
import type { Parts } from '../parts.ts';
import type { ApiTokenRow } from '../store/api-token-store.ts';

const USES = { burst: 60, refillMs: 1_000 };
const WRONG_TRIES = { burst: 20, refillMs: 3_000 };
/** A use is not written down anew with every request. */
const TOUCH_EVERY_MS = 60_000;

type Asker = { request: Request; address: string; at: number };
/** null: the request carries no token. Throws `token-refused`, `rate-limited` or, where it is not for that, `not-allowed`. */
export type AuthenticateToken = (asker: Asker, scope: TokenScope | undefined) => Promise<Member | null>;

export function tokenAuthentication({ store, clock }: Pick<Parts, 'store' | 'clock'>): AuthenticateToken {
  const uses = tokenBuckets(USES, clock);
  const wrongTries = tokenBuckets(WRONG_TRIES, clock);
  return async ({ request, address, at }, scope) => {
    const secret = /^bearer +([^ ]+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
    if (secret === undefined) return null;
    wrongTries.take(address);
    const token = await store.apiTokens.byHash(tokenHash(secret));
    if (!token || !isGood(token, at)) throw new Problem('token-refused');
    wrongTries.giveBack(address);
    uses.take(token.id);
    if (at - (token.lastUsedAt ?? 0) > TOUCH_EVERY_MS) await store.apiTokens.touch(token.id, at);
    if (token.scope !== scope) throw new Problem('not-allowed');
    return readerOf(token);
  };
}

/** Tokens are 32 random bytes, so a plain hash protects them. */
export function tokenHash(secret: string): string {
  return hash('sha256', secret, 'base64url');
}

function isGood({ revokedAt, expiresAt }: ApiTokenRow, at: number): boolean {
  return revokedAt === null && at < expiresAt;
}

/** Stands where a person does, with the rights of staff at its sites; nobody can sign in as it. */
function readerOf({ id, organisation, name, sites, hash: session }: ApiTokenRow): Member {
  const nobody = { account: '', passwordHash: '', copyKey: '', departments: null, active: true };
  return { person: { id, organisation, name, sites, role: 'staff', ...nobody }, session };
}
