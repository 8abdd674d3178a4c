// Publications: immutable revisions of a kiosk's configuration. `kiosks.wanted` names the latest; publishing compares and sets
// it in one statement, so of two publications based on the same revision exactly one wins.
import type { ConfigurationStore, PublicationRow } from '../store.ts';
import type { StoreEngine } from '../store-engine.ts';

export function configurationStore({ database }: StoreEngine): ConfigurationStore {
  return {
    publish: (publication, basedOn) =>
      database.transaction().execute(async (transaction) => {
        const { numUpdatedRows } = await transaction
          .updateTable('kiosks')
          .set({ wanted: publication.revision })
          .where('id', '=', publication.kiosk)
          .where('organisation', '=', publication.organisation)
          .where('wanted', 'is not distinct from', basedOn)
          .executeTakeFirstOrThrow();
        if (numUpdatedRows === 0n) return false;
        await transaction.insertInto('publications').values(publication).execute();
        return true;
      }),
    async latest(kiosk) {
      const latest = await database
        .selectFrom('publications')
        .innerJoin('kiosks', (join) =>
          join.onRef('kiosks.id', '=', 'publications.kiosk').onRef('kiosks.wanted', '=', 'publications.revision'),
        )
        .selectAll('publications')
        .where('publications.kiosk', '=', kiosk)
        .executeTakeFirst();
      return latest ?? null;
    },
    async revision(kiosk, revision) {
      const named = database.selectFrom('publications').selectAll().where('kiosk', '=', kiosk).where('revision', '=', revision);
      return (await named.executeTakeFirst()) ?? null;
    },
    async numbered(kiosk, epoch, number) {
      const named = database.selectFrom('publications').selectAll().where('kiosk', '=', kiosk);
      return (await named.where('epoch', '=', epoch).where('number', '=', number).executeTakeFirst()) ?? null;
    },
    history: (kiosk, limit): Promise<Omit<PublicationRow, 'payload' | 'signature'>[]> =>
      database
        .selectFrom('publications')
        .select(['revision', 'kiosk', 'organisation', 'epoch', 'number', 'keyId', 'publishedAt', 'publishedBy'])
        .where('kiosk', '=', kiosk)
        .orderBy('epoch', 'desc')
        .orderBy('number', 'desc')
        .limit(limit)
        .execute(),
  };
}
