// Two organisations to test with: one of two sites and kiosks, and a stranger.
import type { Store } from '../../src/server/store/store.ts';

export async function harbour(store: Store): Promise<void> {
  const site = (organisation: string, id: string) => ({ id, organisation, name: { en: id }, timeZone: 'America/Cayman', police: true });
  await store.kiosks.putOrganisation({ id: 'harbour', name: { en: 'Harbour' } }, [site('harbour', 'north'), site('harbour', 'south')]);
  await store.kiosks.putOrganisation({ id: 'other', name: { en: 'Other' } }, [site('other', 'hall')]);
  await store.kiosks.putKiosk({ id: 'north-1', organisation: 'harbour', site: 'north', name: 'North' });
  await store.kiosks.putKiosk({ id: 'south-1', organisation: 'harbour', site: 'south', name: 'South' });
  await store.kiosks.putKiosk({ id: 'other-1', organisation: 'other', site: 'hall', name: 'Other' });
}
