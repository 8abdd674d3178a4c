// Opens sealed words, in memory only. The layout is that of `protocol/sealed-body.ts`; the kiosk seals by the same file.
import * as v from 'valibot';
import { SEALING_INFO, SealedBody, sealingContext } from '../../protocol/sealed-body.ts';
import { hpkeInfo, openGcm, openHpke } from './hpke.ts';
import type { SealingKey } from './key-file.ts';

const NONCE_BYTES = 12;
const INFO = hpkeInfo(Buffer.from(SEALING_INFO));

/** The plain body, or null when none of `keys` opens it: another recipient, another place, or altered. */
export async function openSealedBody(
  body: string,
  place: { organisation: string; entryId: string },
  keys: readonly SealingKey[],
): Promise<string | null> {
  const bytes = await openSealedBytes(body, sealingContext(place.organisation, place.entryId), keys);
  try {
    return bytes && new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** `contextText` as it was given when sealing. Null when none of `keys` opens it. */
export async function openSealedBytes(body: string, contextText: string, keys: readonly SealingKey[]): Promise<Buffer | null> {
  const sealed = parseSealed(body);
  if (!sealed) return null;
  const context = Buffer.from(contextText);
  for (const { keyId, wrapped } of sealed.keys) {
    const key = keys.find((candidate) => candidate.keyId === keyId);
    if (!key) continue;
    const opened = open(Buffer.from(wrapped, 'base64url'), Buffer.from(sealed.body, 'base64url'), key, context);
    if (opened !== null) return opened;
  }
  return null;
}

export function parseSealed(body: string): SealedBody | null {
  try {
    const parsed = v.safeParse(SealedBody, JSON.parse(body));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

function open(wrapped: Buffer, body: Buffer, key: SealingKey, context: Buffer): Buffer | null {
  try {
    const contentKey = openHpke(key.privateKey, Buffer.from(key.publicKey, 'base64url'), INFO, context, wrapped);
    return openGcm(contentKey, body.subarray(0, NONCE_BYTES), context, body.subarray(NONCE_BYTES));
  } catch {
    return null;
  }
}
