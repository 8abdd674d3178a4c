// Reader keys, each with its person's account as it stands: rights are looked up when they are used, never copied.
import type { Role } from '../../../protocol/console-api.ts';
import type { ReaderStore } from '../reader-store.ts';
import type { StoreEngine } from '../store-engine.ts';
import { sitesOf } from './people.ts';

export function readerStore({ database }: StoreEngine): ReaderStore {
  return {
    async enrol(reader) {
      const { numInsertedOrUpdatedRows } = await database
        .insertInto('readerKeys')
        .values({ ...reader, approvedAt: null, approvedBy: null })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows !== 0n;
    },
    async readers(organisation) {
      const rows = await database
        .selectFrom('readerKeys as reader')
        .innerJoin('people', 'people.id', 'reader.person')
        .selectAll('reader')
        .select(['people.name', 'people.role', 'people.sites', 'people.active'])
        .where('reader.organisation', '=', organisation)
        .orderBy('reader.enrolledAt')
        .orderBy('reader.keyId')
        .execute();
      return rows.map(({ name, role, sites, active, ...row }) => {
        return { ...row, owner: { name, role: role as Role, sites: sitesOf(sites), active: active === 1 } };
      });
    },
    async approve(organisation, keyId, at, by) {
      await database
        .updateTable('readerKeys')
        .set({ approvedAt: at, approvedBy: by })
        .where('organisation', '=', organisation)
        .where('keyId', '=', keyId)
        .where('approvedAt', 'is', null)
        .execute();
    },
    async remove(organisation, keyId) {
      await database.deleteFrom('readerKeys').where('organisation', '=', organisation).where('keyId', '=', keyId).execute();
    },
  };
}
