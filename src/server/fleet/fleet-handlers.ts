// Kiosks: pairing, the list with their state, codes, revoking.
import type { Handlers, Member } from '../api/handler.ts';
import { shownFrom } from '../configuration/shown-from.ts';
import type { Parts } from '../parts.ts';
import { discreet, kioskRow } from './kiosk-row.ts';
import { pairingRates, pairKiosk } from './pair-kiosk.ts';
import { makePairingCode } from './pairing-code.ts';
import { maySee, visibleKiosk } from './visible-kiosk.ts';

type FleetHandlers = Pick<Handlers, 'pair' | 'kiosks' | 'pairingCode' | 'revoke'>;

export function fleetHandlers(parts: Parts): FleetHandlers {
  const { store } = parts;
  const rates = pairingRates(parts.clock);
  return {
    pair: (call) => pairKiosk(parts, rates, call),

    async kiosks({ caller, receivedAt }) {
      return { kiosks: await rowsFor(parts, caller), asOf: new Date(receivedAt).toISOString() };
    },

    async pairingCode(call) {
      const { person } = call.caller;
      const kiosk = await visibleKiosk(store, person, call.param('kiosk'));
      const { code, path, expiresAt } = await makePairingCode(parts, kiosk.id, call.receivedAt, person.id);
      await audit(parts, call.caller, 'pairing-code-made', kiosk.id, call.receivedAt);
      return { code, link: `${call.origin}${path}`, expiresAt: new Date(expiresAt).toISOString() };
    },

    async revoke(call) {
      const kiosk = await visibleKiosk(store, call.caller.person, call.param('kiosk'));
      await store.kiosks.revoke(kiosk.id, call.receivedAt);
      await audit(parts, call.caller, 'kiosk-revoked', kiosk.id, call.receivedAt);
    },
  };
}

async function rowsFor({ store }: Parts, { person }: Member) {
  const sites = new Map((await store.kiosks.sites(person.organisation)).map((site) => [site.id, site]));
  const received = await store.entries.receivedByKiosk(person.organisation);
  const ledgers = Map.groupBy(await store.ledgers.ledgers(person.organisation), ({ kiosk }) => kiosk);
  const shown = shownFrom(store);
  const visible = (await store.kiosks.kiosks(person.organisation)).filter((kiosk) => maySee(person, kiosk));
  return Promise.all(
    visible.map(async (kiosk) => {
      const site = sites.get(kiosk.site);
      if (!site) throw new Error(`the site of "${kiosk.id}" is not there`);
      const configuration = kiosk.wanted === null ? null : await shown(kiosk.id, kiosk.wanted);
      const known = { received: received.get(kiosk.id) ?? 0, ledgers: ledgers.get(kiosk.id) ?? [] };
      const row = kioskRow({ kiosk, site, ...known, configuration });
      return person.role === 'administrator' ? row : discreet(row);
    }),
  );
}

function audit({ store }: Parts, { person }: Member, action: string, target: string, at: number): Promise<void> {
  return store.audit.append([{ organisation: person.organisation, at, actor: person.id, action, target, details: '{}' }]);
}
