// How many kiosks had entries waiting when they last reported: one number for the operators' metrics.
import type { Store } from '../store/store.ts';

export async function waitingKiosks(store: Store): Promise<number> {
  const organisations = await store.kiosks.organisations();
  const kiosks = (await Promise.all(organisations.map(({ id }) => store.kiosks.kiosks(id)))).flat();
  return kiosks.filter(({ health }) => health !== null && JSON.parse(health).waiting > 0).length;
}
