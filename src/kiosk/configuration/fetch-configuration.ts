// Fetches the configuration that the collector has for this kiosk and verifies it. Never throws. No answer, another than 200, or
// one that isn't the collector's is the network's fault and asked for again; a 200 that can't be used is refused with the reason, so that the collector hears of it.
import * as v from 'valibot';
import { NONCE_HEADER } from '../../protocol/http-signature.ts';
import { shapeDetails } from '../../protocol/problem.ts';
import { Publication } from '../../protocol/publication.ts';
import { REQUEST_LIMIT_MS } from '../sync/batch-transport.ts';
import { type Answer, type Nonces, type SigningKey, signedFetch } from '../sync/signed-fetch.ts';
import type { Fetched } from './configuration-machine.ts';
import { type Pinned, verifyPublication } from './verify-publication.ts';

const CONFIGURATION_PATH = '/api/v1/kiosk/configuration';

export async function fetchConfiguration(identity: Pinned & SigningKey, nonces: Nonces, fetchPort: typeof fetch = fetch): Promise<Fetched> {
  const answer = await ask(identity, nonces, fetchPort).catch(() => null);
  // Every answer of the collector to a kiosk carries a nonce: without one it was a portal or a proxy that answered.
  if (answer?.status !== 200 || !answer.headers.has(NONCE_HEADER)) return { ok: false, refusal: null };
  try {
    const publication = v.safeParse(Publication, JSON.parse(answer.text));
    return publication.success
      ? await verifyPublication(publication.output, identity)
      : refused('publication', complaint(publication.issues));
  } catch (error) {
    return refused('unusable', error instanceof Error ? error.message : String(error));
  }
}

function ask(identity: SigningKey, nonces: Nonces, fetchPort: typeof fetch): Promise<Answer> {
  const signal = AbortSignal.timeout(REQUEST_LIMIT_MS);
  return signedFetch({ method: 'GET', path: CONFIGURATION_PATH }, identity, nonces, signal, fetchPort);
}

function complaint(issues: readonly v.BaseIssue<unknown>[]): string {
  const { path, detail } = shapeDetails(issues);
  return [path, detail].filter(Boolean).join(': ');
}

function refused(what: string, why: string): Fetched {
  return { ok: false, refusal: { revision: null, reason: `${what}: ${why}`.slice(0, 300) } };
}
