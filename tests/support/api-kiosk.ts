// A paired kiosk as the API sees one: its key, its nonce, its ledger.
import { generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { Acknowledgement, type Batch } from '../../src/protocol/batch.ts';
import { NONCE_HEADER } from '../../src/protocol/http-signature.ts';
import { PairingAnswer } from '../../src/protocol/pairing.ts';
import { makePairingCode } from '../../src/server/fleet/pairing-code.ts';
import type { TestCollector } from './api-collector.ts';
import { aSignedRequest, type SignedParts, toInit } from './api-signed-request.ts';

export type TestKiosk = {
  id: string;
  publicKey: string;
  privateKey: KeyObject;
  nonce: string;
  ledgerId: string;
  pairing: PairingAnswer;
  /** Signs with the last nonce and keeps the next one. */
  send(method: string, path: string, json?: unknown): Promise<Response>;
  sendParts(parts: SignedParts): Promise<Response>;
  sendBatch(batch: Batch): Promise<Acknowledgement>;
};

export function aKey(): { publicKey: string; privateKey: KeyObject } {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return { publicKey: publicKey.export({ format: 'jwk' }).x ?? '', privateKey };
}

export async function aKiosk(collector: TestCollector, id = 'north-door'): Promise<TestKiosk> {
  const key = aKey();
  const { code } = await makePairingCode(collector.parts, id, collector.clock.now, null);
  const paired = await collector.request('/api/v1/pairing', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({ code, publicKey: key.publicKey }),
  });
  if (paired.status !== 200) throw new Error(`pairing failed: ${await paired.text()}`);
  const kiosk: TestKiosk = {
    id,
    ...key,
    nonce: paired.headers.get(NONCE_HEADER) ?? '',
    ledgerId: randomUUID(),
    pairing: v.parse(PairingAnswer, await paired.json()),
    send: (method, path, json) => kiosk.sendParts(aSignedRequest(kiosk, method, path, json)),
    async sendParts(parts) {
      const response = await collector.request(parts.path, toInit(parts));
      kiosk.nonce = response.headers.get(NONCE_HEADER) ?? kiosk.nonce;
      return response;
    },
    async sendBatch(batch) {
      const first = await kiosk.send('POST', '/api/v1/batches', batch);
      // As a kiosk does when its nonce has gone stale.
      const response = first.status === 401 ? await kiosk.send('POST', '/api/v1/batches', batch) : first;
      if (response.status !== 200) throw new Error(`batch failed: ${await response.text()}`);
      return v.parse(Acknowledgement, await response.json());
    },
  };
  return kiosk;
}
