// Organisations, their sites and kiosks. A kiosk's row says what it is meant to be; its contact, beside it, how it was last heard.
import type { Kysely } from 'kysely';
import { Problem } from '../../../protocol/problem.ts';
import type { KioskStateRow, KioskStore, OrganisationRow, SiteRow } from '../store.ts';
import type { Database, StoreEngine } from '../store-engine.ts';
import type { Tables } from '../tables.ts';
import { pairing } from './pairing.ts';

export function kioskStore({ database }: StoreEngine): KioskStore {
  const sites = () => database.selectFrom('sites').selectAll().orderBy('id');
  return {
    ...pairing(database),
    async putOrganisation(organisation, organisationSites) {
      await database.transaction().execute(async (transaction) => {
        await putOrganisation(transaction, organisation);
        for (const site of organisationSites) await putSite(transaction, site);
      });
    },
    putKiosk: (kiosk) => putKiosk(database, kiosk),
    async organisations() {
      const rows = await database.selectFrom('organisations').selectAll().orderBy('id').execute();
      return rows.map(organisationRow);
    },
    async organisation(id) {
      const row = await database.selectFrom('organisations').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? organisationRow(row) : null;
    },
    async sites(organisation) {
      const rows = await sites().where('organisation', '=', organisation).execute();
      return rows.map(siteRow);
    },
    async site(organisation, site) {
      const row = await sites().where('organisation', '=', organisation).where('id', '=', site).executeTakeFirst();
      return row ? siteRow(row) : null;
    },
    async kiosks(organisation) {
      const rows = await kioskStates(database).where('kiosks.organisation', '=', organisation).orderBy('kiosks.id').execute();
      return rows.map(kioskStateRow);
    },
    kiosk: (id) => kioskState(database, id),
  };
}

export async function kioskState(database: Database, id: string): Promise<KioskStateRow | null> {
  const row = await kioskStates(database).where('kiosks.id', '=', id).executeTakeFirst();
  return row ? kioskStateRow(row) : null;
}

function kioskStates(database: Kysely<Tables>) {
  return database
    .selectFrom('kiosks')
    .leftJoin('kioskContacts as contact', 'contact.kiosk', 'kiosks.id')
    .selectAll('kiosks')
    .select(['contact.lastContactAt', 'contact.health', 'contact.confirmed', 'contact.refusedRevision', 'contact.refusedReason']);
}

type KioskStateColumns = Awaited<ReturnType<ReturnType<typeof kioskStates>['executeTakeFirstOrThrow']>>;

function kioskStateRow({ refusedRevision, refusedReason, ...row }: KioskStateColumns): KioskStateRow {
  return { ...row, refused: refusedReason === null ? null : { revision: refusedRevision, reason: refusedReason } };
}

async function putOrganisation(transaction: Database, { id, name }: OrganisationRow): Promise<void> {
  const row = { id, name: JSON.stringify(name) };
  await transaction
    .insertInto('organisations')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ name: row.name }))
    .execute();
}

async function putSite(transaction: Database, site: SiteRow): Promise<void> {
  const { id, organisation, timeZone } = site;
  const changing = { name: JSON.stringify(site.name), timeZone, police: site.police ? (1 as const) : (0 as const) };
  await transaction
    .insertInto('sites')
    .values({ id, organisation, ...changing })
    .onConflict((conflict) => conflict.columns(['organisation', 'id']).doUpdateSet(changing))
    .execute();
}

async function putKiosk(database: Database, kiosk: Parameters<KioskStore['putKiosk']>[0]): Promise<void> {
  const { id, organisation, site, name } = kiosk;
  const { numInsertedOrUpdatedRows } = await database
    .insertInto('kiosks')
    .values({ id, organisation, site, name, publicKey: null, pairedAt: null, revokedAt: null, wanted: null })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ site, name }).where('kiosks.organisation', '=', organisation))
    .executeTakeFirstOrThrow();
  // A kiosk never moves to another organisation: its entries, keys and publications would move with it.
  if (numInsertedOrUpdatedRows === 0n) throw new Problem('already-taken', { detail: `Kiosk ${id} belongs to another organisation.` });
}

function organisationRow(row: Tables['organisations']): OrganisationRow {
  return { id: row.id, name: JSON.parse(row.name) };
}

function siteRow({ id, organisation, name, timeZone, police }: Tables['sites']): SiteRow {
  return { id, organisation, name: JSON.parse(name), timeZone, police: police === 1 };
}
