// How a kiosk gets its key and loses it. One code per kiosk; using it is one conditional update, so it works once.
import type { KioskStore } from '../store.ts';
import type { Database } from '../store-engine.ts';
import { kioskState } from './kiosks.ts';

type Pairing = Pick<KioskStore, 'putPairingCode' | 'pair' | 'revoke' | 'byPublicKey'>;

export function pairing(database: Database): Pairing {
  return {
    async putPairingCode({ kiosk, hash, expiresAt, createdBy }) {
      const fresh = { hash, expiresAt, createdBy, usedAt: null };
      await database
        .insertInto('pairingCodes')
        .values({ kiosk, ...fresh })
        .onConflict((conflict) => conflict.column('kiosk').doUpdateSet(fresh))
        .execute();
    },
    pair: (code, publicKey) =>
      database.transaction().execute(async (transaction) => {
        const kiosk = await takeCode(transaction, code);
        if (kiosk === null) return null;
        await giveKey(transaction, kiosk, publicKey, code.at);
        return kioskState(transaction, kiosk);
      }),
    async revoke(kiosk, at) {
      await database.updateTable('kiosks').set({ revokedAt: at }).where('id', '=', kiosk).where('revokedAt', 'is', null).execute();
    },
    async byPublicKey(publicKey) {
      const key = await database.selectFrom('kioskKeys').select('kiosk').where('publicKey', '=', publicKey).executeTakeFirst();
      const kiosk = key ? await kioskState(database, key.kiosk) : null;
      return kiosk ? { kiosk, current: kiosk.publicKey === publicKey && kiosk.revokedAt === null } : null;
    },
  };
}

async function takeCode(transaction: Database, { hash, at }: { hash: string; at: number }): Promise<string | null> {
  const used = await transaction
    .updateTable('pairingCodes')
    .set({ usedAt: at })
    .where('hash', '=', hash)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', at)
    .returning('kiosk')
    .executeTakeFirst();
  return used?.kiosk ?? null;
}

async function giveKey(transaction: Database, kiosk: string, publicKey: string, at: number): Promise<void> {
  // The same device paired as another kiosk: a key speaks for one kiosk only.
  await transaction.updateTable('kiosks').set({ publicKey: null, pairedAt: null }).where('publicKey', '=', publicKey).execute();
  await transaction
    .insertInto('kioskKeys')
    .values({ publicKey, kiosk, since: at })
    .onConflict((conflict) => conflict.column('publicKey').doUpdateSet({ kiosk, since: at }))
    .execute();
  await transaction.updateTable('kiosks').set({ publicKey, pairedAt: at, revokedAt: null }).where('id', '=', kiosk).execute();
}
