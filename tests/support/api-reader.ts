// A reader key as an authenticator's answer makes one, and what the kiosks are told of readers.
import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import type { ReadersAnswer } from '../../src/protocol/console-api.ts';
import { PublicationPayload } from '../../src/protocol/publication.ts';
import { deriveReaderKey, type ReaderKey } from '../../src/protocol/reader-key.ts';
import type { TestCollector } from './api-collector.ts';
import type { TestPerson } from './api-person.ts';

export type TestReader = ReaderKey<CryptoKey> & { credentialId: string };

export async function aReaderKey(organisation = 'harbour'): Promise<TestReader> {
  const key = await deriveReaderKey(crypto.subtle, new Uint8Array(randomBytes(32)), organisation);
  return { ...key, credentialId: randomBytes(16).toString('base64url') };
}

/** Enrols a key of one's own; gives its id. */
export async function enrolled(person: TestPerson, reader?: TestReader): Promise<string> {
  const { publicKey, credentialId } = reader ?? (await aReaderKey());
  const answer = await person.send('POST', '/api/v1/readers', { publicKey, credentialId });
  if (answer.status !== 204) throw new Error(await answer.text());
  return (await readersSeenBy(person)).find((row) => row.credentialId === credentialId)?.keyId ?? '';
}

export async function readersSeenBy(person: TestPerson): Promise<ReadersAnswer['readers']> {
  return (await (await person.get('/api/v1/readers')).json()).readers;
}

export async function publicationOf(collector: TestCollector, kiosk: string): Promise<PublicationPayload & { revision: string }> {
  const latest = await collector.parts.store.configurations.latest(kiosk);
  return { ...v.parse(PublicationPayload, JSON.parse(latest?.payload ?? '')), revision: latest?.revision ?? '' };
}
