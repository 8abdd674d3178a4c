// Accounts, the links that make them, and sessions. Only hashes of links and sessions are kept.
import type { Role } from '../../../protocol/console-api.ts';
import type { LinkRow, PeopleStore, PersonRow } from '../store.ts';
import type { Database, StoreEngine } from '../store-engine.ts';
import type { Tables } from '../tables.ts';
import { sessions } from './sessions.ts';

export function peopleStore({ database }: StoreEngine): PeopleStore {
  const people = () => database.selectFrom('people').selectAll();
  return {
    ...sessions(database),
    async putLink(link) {
      const row = { ...link, sites: listText(link.sites), departments: listText(link.departments), usedAt: null };
      await database.insertInto('links').values(row).execute();
    },
    async link(hash, at) {
      const usable = database.selectFrom('links').selectAll().where('hash', '=', hash).where('usedAt', 'is', null);
      const row = await usable.where('expiresAt', '>', at).executeTakeFirst();
      return row ? linkRow(row) : null;
    },
    acceptLink: (hash, at, person) => database.transaction().execute((transaction) => acceptLink(transaction, hash, at, person)),
    async hasAdministrator(organisation) {
      const administrators = people().where('organisation', '=', organisation).where('role', '=', 'administrator');
      return (await administrators.where('active', '=', 1).limit(1).executeTakeFirst()) !== undefined;
    },
    async byAccount(account) {
      const row = await people().where('account', '=', account).executeTakeFirst();
      return row ? personRow(row) : null;
    },
    async byId(id) {
      const row = await people().where('id', '=', id).executeTakeFirst();
      return row ? personRow(row) : null;
    },
    async people(organisation) {
      const rows = await people().where('organisation', '=', organisation).orderBy('account').execute();
      return rows.map(personRow);
    },
  };
}

async function acceptLink(
  transaction: Database,
  hash: string,
  at: number,
  person: Parameters<PeopleStore['acceptLink']>[2],
): ReturnType<PeopleStore['acceptLink']> {
  const link = await takeLink(transaction, hash, at);
  if (!link) return 'link-refused';
  const { organisation, role, sites, departments } = link;
  const made = await transaction
    .insertInto('people')
    .values({ ...person, organisation, role, sites, departments, active: 1 })
    .onConflict((conflict) => conflict.column('account').doNothing())
    .returningAll()
    .executeTakeFirst();
  if (made) return personRow(made);
  // Nobody saw it used: the row is ours until the transaction ends.
  await transaction.updateTable('links').set({ usedAt: null }).where('hash', '=', hash).execute();
  return 'already-taken';
}

function takeLink(transaction: Database, hash: string, at: number): Promise<Tables['links'] | undefined> {
  return transaction
    .updateTable('links')
    .set({ usedAt: at })
    .where('hash', '=', hash)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', at)
    .returningAll()
    .executeTakeFirst();
}

function personRow(row: Tables['people']): PersonRow {
  return { ...row, role: row.role as Role, ...placesOf(row), active: row.active === 1 };
}

function linkRow({ usedAt: _, ...row }: Tables['links']): LinkRow {
  return { ...row, role: row.role as Role, ...placesOf(row) };
}

function placesOf({ sites, departments }: Pick<Tables['people'], 'sites' | 'departments'>) {
  return { sites: sitesOf(sites), departments: sitesOf(departments) };
}

function listText(names: readonly string[] | null): string | null {
  return names === null ? null : JSON.stringify(names);
}

export function sitesOf(text: string | null): string[] | null {
  return text === null ? null : JSON.parse(text);
}
