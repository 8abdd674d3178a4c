// A part of a rescue as a kiosk makes one, with anything in it replaceable.
import { randomUUID, sign } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { WireEntry } from '../../src/protocol/entry.ts';
import { type RescuePart, type RescuePayload, rescueContext } from '../../src/protocol/rescue.ts';
import type { TestCollector } from './api-collector.ts';
import type { TestKiosk } from './api-kiosk.ts';
import { sealBytesForTest } from './api-sealing.ts';

export type RescueMore = {
  payload?: Partial<Record<keyof RescuePayload, unknown>>;
  /** In place of what is usually inside. */
  content?: Uint8Array<ArrayBuffer>;
  /** In place of the organisation's own. */
  recipients?: readonly { keyId: string; publicKey: string }[];
  context?: string;
};

export async function aRescuePart(
  collector: TestCollector,
  kiosk: TestKiosk,
  entries: readonly WireEntry[],
  more: RescueMore = {},
): Promise<RescuePart> {
  const id = randomUUID();
  const { organisation } = kiosk.pairing;
  const content = more.content ?? gzipped(JSON.stringify({ v: 1, entries }));
  const recipients = more.recipients ?? (await collector.parts.keys.sealingKeys(organisation));
  const payload = JSON.stringify({
    v: 1,
    id,
    organisation,
    kiosk: kiosk.id,
    ledgerId: kiosk.ledgerId,
    part: 1,
    parts: 1,
    clock: { wall: new Date(collector.clock.now).toISOString(), boot: randomUUID(), monotonicMs: 1000 },
    sealed: await sealBytesForTest(content, more.context ?? rescueContext(organisation, id), recipients),
    ...more.payload,
  });
  return signedPart(kiosk, payload);
}

export function signedPart({ publicKey, privateKey }: Pick<TestKiosk, 'publicKey' | 'privateKey'>, payload: string): RescuePart {
  const signature = sign(null, Buffer.from(payload), privateKey).toString('base64url');
  return { format: 'candour-rescue', payload, keyId: publicKey, signature };
}

export function gzipped(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(gzipSync(text));
}
