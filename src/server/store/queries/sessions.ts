// Sessions of the console, by the hash of their token.
import type { PeopleStore } from '../store.ts';
import type { Database } from '../store-engine.ts';

type Sessions = Pick<PeopleStore, 'putSession' | 'session' | 'touchSession' | 'deleteSession'>;

export function sessions(database: Database): Sessions {
  return {
    async putSession(session) {
      await database.insertInto('sessions').values(session).execute();
    },
    async session(hash) {
      return (await database.selectFrom('sessions').selectAll().where('hash', '=', hash).executeTakeFirst()) ?? null;
    },
    async touchSession(hash, at) {
      await database.updateTable('sessions').set({ lastSeenAt: at }).where('hash', '=', hash).where('lastSeenAt', '<', at).execute();
    },
    async deleteSession(hash) {
      await database.deleteFrom('sessions').where('hash', '=', hash).execute();
    },
  };
}
