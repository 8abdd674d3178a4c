// One part of a rescue as a line of text: the entries gzipped and sealed to the organisation, then signed with the kiosk's key. Whoever
// finds it learns which kiosk it is from, and nothing else.
import { type RescueContent, type RescuePart, type RescuePayload, rescueContext } from '../../protocol/rescue.ts';
import { gzip } from '../sync/gzip.ts';
import type { SigningKey } from '../sync/signed-fetch.ts';
import { toBase64Url } from './base64url.ts';
import { type Recipient, sealBytes } from './seal.ts';
import type { StoredEntry } from './stored-entry.ts';

type Unbranded<T> = { [K in keyof T]: unknown };
export type RescueStation = SigningKey & { organisation: string; kiosk: string; ledgerId: string; recipients: readonly Recipient[] };
export type RescuePlace = Pick<RescuePayload, 'id' | 'part' | 'parts' | 'clock'>;

export async function makeRescuePart(entries: readonly StoredEntry[], place: RescuePlace, station: RescueStation): Promise<string> {
  const { organisation, kiosk, ledgerId, keyId, privateKey, recipients } = station;
  const content: RescueContent = { v: 1, entries: entries.map(({ header, body }) => ({ header, body })) };
  const sealed = await sealBytes(await gzip(JSON.stringify(content)), rescueContext(organisation, place.id), recipients);
  const { id, part, parts, clock } = place;
  const whole = { v: 1, id, organisation, kiosk, ledgerId, part, parts, clock, sealed } satisfies Unbranded<RescuePayload>;
  const payload = JSON.stringify(whole);
  const signature = new Uint8Array(await crypto.subtle.sign('Ed25519', privateKey, new TextEncoder().encode(payload)));
  const line: RescuePart = { format: 'candour-rescue', payload, keyId, signature: toBase64Url(signature) };
  return JSON.stringify(line);
}
