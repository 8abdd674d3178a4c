// Whether a publication may be used at all: signed by a pinned key of the organisation, meant for this kiosk, whole, and of the
// shape this version understands. Never throws for what comes from outside; says what is wrong.
import * as v from 'valibot';
import { Configuration } from '../../protocol/configuration.ts';
import { shapeDetails } from '../../protocol/problem.ts';
import { type Publication, PublicationPayload, revisionId } from '../../protocol/publication.ts';
import { isUsablePublicKey } from '../../protocol/x25519.ts';
import { fromBase64Url } from '../outbox/base64url.ts';
import { sha256 } from '../outbox/sha256.ts';
import type { Refusal, VerifiedConfiguration } from './configuration-machine.ts';

export type Pinned = {
  organisation: string;
  kiosk: string;
  configurationKeys: readonly { keyId: string; publicKey: string }[];
};
export type Verification = { ok: true; verified: VerifiedConfiguration } | { ok: false; refusal: Refusal };

const utf8 = new TextEncoder();

export async function verifyPublication(publication: Publication, pinned: Pinned): Promise<Verification> {
  const key = pinned.configurationKeys.find(({ keyId }) => keyId === publication.keyId);
  if (!key) return refused(null, `signed with an unknown key "${publication.keyId}"`);
  if (!(await isSignedBy(key.publicKey, publication))) return refused(null, 'the signature does not verify');
  const payload = v.safeParse(PublicationPayload, parsedJson(publication.payload));
  if (!payload.success) return refused(null, `payload: ${complaint(payload.issues)}`);
  return verifyPayload(payload.output, pinned);
}

async function verifyPayload(payload: PublicationPayload, pinned: Pinned): Promise<Verification> {
  const revision = revisionId(payload);
  if (payload.organisation !== pinned.organisation || payload.kiosk !== pinned.kiosk)
    return refused(revision, `meant for ${payload.organisation}/${payload.kiosk}`);
  if ((await sha256(utf8.encode(payload.configuration))) !== payload.contentHash)
    return refused(revision, 'the content hash does not match');
  const configuration = v.safeParse(Configuration, parsedJson(payload.configuration));
  if (!configuration.success) return refused(revision, `configuration: ${complaint(configuration.issues)}`);
  const { organisation, kiosk } = configuration.output;
  if (organisation.id !== pinned.organisation || kiosk.id !== pinned.kiosk)
    return refused(revision, `configuration: written for ${organisation.id}/${kiosk.id}`);
  const { recipients, readers } = payload;
  const unusable = await firstUnusable([...recipients, ...readers]);
  if (unusable) return refused(revision, `nothing can be sealed to the key "${unusable.keyId}"`);
  return { ok: true, verified: { revision, configuration: configuration.output, recipients, readers } };
}

/** With one such key no words could be taken at all: better stay with the keys before. */
async function firstUnusable<Key extends { publicKey: string }>(keys: readonly Key[]): Promise<Key | undefined> {
  const usable = await Promise.all(keys.map(({ publicKey }) => isUsablePublicKey(crypto.subtle, publicKey)));
  return keys[usable.indexOf(false)];
}

async function isSignedBy(publicKey: string, { payload, signature }: Publication): Promise<boolean> {
  const key = await crypto.subtle.importKey('raw', fromBase64Url(publicKey), 'Ed25519', false, ['verify']);
  return crypto.subtle.verify('Ed25519', key, fromBase64Url(signature), utf8.encode(payload));
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function complaint(issues: readonly v.BaseIssue<unknown>[]): string {
  const { path, detail } = shapeDetails(issues);
  return [path, detail].filter(Boolean).join(': ').slice(0, 200);
}

function refused(revision: string | null, reason: string): Verification {
  return { ok: false, refusal: { revision, reason: reason.slice(0, 300) } };
}
