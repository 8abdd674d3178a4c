// A one-time code becomes a kiosk's identity. Wrong, used and expired codes get the same answer, at the same slow rate.
import { hash } from 'node:crypto';
import { NONCE_HEADER } from '../../protocol/http-signature.ts';
import { Problem } from '../../protocol/problem.ts';
import type { CallOf } from '../api/handler.ts';
import { publicationFor } from '../configuration/publication-for.ts';
import { type TokenBuckets, tokenBuckets } from '../http/token-buckets.ts';
import type { Parts } from '../parts.ts';

const PER_ADDRESS = { burst: 10, refillMs: 6_000 };
const ALTOGETHER = { burst: 60, refillMs: 1_000 };

export type PairingRates = { perAddress: TokenBuckets; altogether: TokenBuckets };

export function pairingRates(clock: () => number): PairingRates {
  return { perAddress: tokenBuckets(PER_ADDRESS, clock), altogether: tokenBuckets(ALTOGETHER, clock) };
}

export async function pairKiosk(parts: Parts, rates: PairingRates, call: CallOf<'pair'>) {
  rates.perAddress.take(call.address);
  rates.altogether.take('');
  const { code, publicKey } = call.body;
  const kiosk = await parts.store.kiosks.pair({ hash: codeHash(code), at: call.receivedAt }, publicKey);
  if (!kiosk) throw new Problem('pairing-refused');
  rates.perAddress.giveBack(call.address);
  rates.altogether.giveBack('');
  call.setHeader(NONCE_HEADER, parts.nonces.issue(publicKey));
  return {
    organisation: kiosk.organisation,
    site: kiosk.site,
    kiosk: kiosk.id,
    collector: { ...parts.collector, time: new Date(call.receivedAt).toISOString() },
    configurationKeys: await parts.keys.configurationKeys(kiosk.organisation),
    publication: await publicationFor(parts, kiosk),
  };
}

/** Codes are never stored, only this. */
export function codeHash(code: string): string {
  return hash('sha256', code, 'base64url');
}
