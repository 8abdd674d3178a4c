// Tokens of the read API: listed, made, revoked, by administrators; each on record.
import { randomUUID } from 'node:crypto';
import { Problem } from '../../protocol/problem.ts';
import type { ApiToken } from '../../protocol/token-api.ts';
import { checkSites } from '../accounts/people-handlers.ts';
import type { Handlers } from '../api/handler.ts';
import type { Parts } from '../parts.ts';
import type { ApiTokenRow } from '../store/api-token-store.ts';
import type { PersonRow } from '../store/store.ts';
import { tokenHash } from './authenticate-token.ts';

const DAY_MS = 86_400_000;
const MOST_DAYS = 366;

export function tokenHandlers(parts: Parts): Pick<Handlers, 'tokens' | 'makeToken' | 'revokeToken'> {
  const { store } = parts;
  return {
    async tokens({ caller: { person } }) {
      const names = new Map((await store.people.people(person.organisation)).map(({ id, name }) => [id, name]));
      return { tokens: (await visibleTokens(parts, person)).map((token) => shown(token, names.get(token.createdBy))) };
    },

    async makeToken({ caller: { person }, body, receivedAt: at }) {
      const { name, scope, sites, lastDay } = body;
      await checkSites(parts, person, sites);
      const secret = `candour_${Buffer.from(parts.random(32)).toString('base64url')}`;
      const { organisation, id: createdBy } = person;
      const made = { id: randomUUID(), organisation, name, hash: tokenHash(secret), scope, sites };
      const token = { ...made, createdAt: at, createdBy, expiresAt: endOf(lastDay, at), revokedAt: null, lastUsedAt: null };
      await store.apiTokens.add(token);
      await record(parts, person, { at, action: 'token-made', target: token.id, details: { scope, sites, lastDay } });
      return { token: shown(token, person.name), secret };
    },

    async revokeToken({ caller: { person }, param, receivedAt: at }) {
      const id = param('token');
      const token = (await visibleTokens(parts, person)).find((each) => each.id === id);
      if (!token) throw new Problem('not-found');
      await store.apiTokens.revoke(person.organisation, id, at);
      await record(parts, person, { at, action: 'token-revoked', target: id, details: {} });
    },
  };
}

/** Those that open no more than the administrator's own sites. */
async function visibleTokens({ store }: Parts, { organisation, sites: own }: PersonRow): Promise<ApiTokenRow[]> {
  const tokens = await store.apiTokens.tokens(organisation);
  return tokens.filter(({ sites }) => own === null || (sites?.every((site) => own.includes(site)) ?? false));
}

function endOf(lastDay: string, at: number): number {
  const end = Date.parse(lastDay) + DAY_MS;
  if (end <= at || end > at + MOST_DAYS * DAY_MS)
    throw new Problem('shape-invalid', { detail: 'a day from today on, at most a year away', path: 'lastDay' });
  return end;
}

type Recorded = { at: number; action: string; target: string; details: object };

async function record({ store }: Parts, { organisation, id: actor }: PersonRow, { details, ...event }: Recorded): Promise<void> {
  await store.audit.append([{ organisation, actor, ...event, details: JSON.stringify(details) }]);
}

function shown(
  { id, name, scope, sites, createdAt, createdBy, expiresAt, revokedAt, lastUsedAt }: ApiTokenRow,
  maker = createdBy,
): ApiToken {
  const text = (ms: number) => new Date(ms).toISOString();
  const textOrNull = (ms: number | null) => (ms === null ? null : text(ms));
  return {
    ...{ id: id as ApiToken['id'], name, scope, sites: sites as ApiToken['sites'], createdBy: maker },
    ...{ createdAt: text(createdAt), expiresAt: text(expiresAt), revokedAt: textOrNull(revokedAt), lastUsedAt: textOrNull(lastUsedAt) },
  };
}
