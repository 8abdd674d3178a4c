// What the QR code carries in the address: taken out of it before anything else happens, so that neither the address bar nor the way back
// shows it.
import { readCode } from '../protocol/receipt.ts';

/** `secret`: the whole one, base64url. */
export type Scanned = { reference: string; secret: string };

type Place = Pick<Location, 'hash' | 'pathname' | 'search'>;

/** null: there was nothing that looks like a receipt. The fragment goes either way. */
export function takeScanned(place: Place, history: Pick<History, 'replaceState'>): Scanned | null {
  const { hash, pathname, search } = place;
  if (hash === '') return null;
  history.replaceState(null, '', pathname + search);
  const [, typed = '', secret] = /^#([0-9A-Za-z]+)\.([A-Za-z0-9_-]{22})$/.exec(hash) ?? [];
  const reference = readCode(typed);
  return reference !== null && secret !== undefined ? { reference, secret } : null;
}
