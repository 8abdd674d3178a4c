// Tokens of the read API: found by hash, listed, revoked.
import type { TokenScope } from '../../../protocol/token-api.ts';
import type { ApiTokenRow, ApiTokenStore } from '../api-token-store.ts';
import type { StoreEngine } from '../store-engine.ts';
import type { Tables } from '../tables.ts';
import { sitesOf } from './people.ts';

export function apiTokenStore({ database }: StoreEngine): ApiTokenStore {
  return {
    async add({ sites, ...token }) {
      await database
        .insertInto('apiTokens')
        .values({ ...token, sites: sites && JSON.stringify(sites) })
        .execute();
    },
    async tokens(organisation) {
      const all = database.selectFrom('apiTokens').selectAll().where('organisation', '=', organisation);
      return (await all.orderBy('createdAt', 'desc').orderBy('id').execute()).map(tokenOf);
    },
    async byHash(hash) {
      const row = await database.selectFrom('apiTokens').selectAll().where('hash', '=', hash).executeTakeFirst();
      return row ? tokenOf(row) : null;
    },
    async revoke(organisation, id, at) {
      const token = database.updateTable('apiTokens').set({ revokedAt: at }).where('organisation', '=', organisation);
      await token.where('id', '=', id).where('revokedAt', 'is', null).execute();
    },
    async touch(id, at) {
      await database.updateTable('apiTokens').set({ lastUsedAt: at }).where('id', '=', id).execute();
    },
  };
}

function tokenOf({ scope, sites, ...row }: Tables['apiTokens']): ApiTokenRow {
  return { ...row, scope: scope as TokenScope, sites: sitesOf(sites) };
}
