// A receipt as a kiosk makes one, the message that carries it, and the sender who asks with it.

import {
  newSecret,
  PREFIX_LENGTH,
  receiptPrefix,
  receiptProof,
  receiptReference,
  receiptVerifier,
  typedSecret,
} from '../../src/protocol/receipt.ts';
import type { ArrivedReceipt, ReceiptAnswer } from '../../src/protocol/receipt-api.ts';
import type { TestCollector } from './api-collector.ts';
import type { TestKiosk } from './api-kiosk.ts';
import { sendWords } from './api-message.ts';

const { subtle } = crypto;
/** `proof` as it travels. */
export type TestReceipt = { reference: string; verifier: string; proof: string };

export async function aReceipt(kiosk: TestKiosk, counter: number): Promise<TestReceipt> {
  const place = { organisation: kiosk.pairing.organisation, kiosk: kiosk.id, ledgerId: kiosk.ledgerId };
  const reference = receiptReference(await receiptPrefix(place, subtle), counter);
  const typed = await typedSecret(
    newSecret((bytes) => crypto.getRandomValues(bytes)),
    subtle,
  );
  const proof = await receiptProof(typed, reference.slice(0, PREFIX_LENGTH), subtle);
  return { reference, verifier: await receiptVerifier(proof, subtle), proof: Buffer.from(proof).toString('base64url') };
}

export function aWrongProof(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url');
}

/** Gives the entry's id. */
export function sendMessage(
  collector: TestCollector,
  kiosk: TestKiosk,
  { reference, verifier }: TestReceipt,
  answers: object = { kind: 'complaint', what: 'Waited two hours.', email: 'ann@example.org' },
): Promise<string> {
  return sendWords(collector, kiosk, { formId: 'say', answers }, { kind: 'message', receipt: { reference, verifier } });
}

/** From an address of their own, as a proxy names it. */
export function askReceipt(
  collector: TestCollector,
  path: 'reading' | 'additions',
  body: object,
  address = '203.0.113.7',
): Promise<Response> {
  return collector.request(`/api/v1/receipts/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', 'x-forwarded-for': address },
    body: JSON.stringify(body),
  });
}

export async function readReceipt(collector: TestCollector, { reference, proof }: TestReceipt, address?: string): Promise<ReceiptAnswer> {
  const response = await askReceipt(collector, 'reading', { reference, proof }, address);
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
  return response.json();
}

export async function readArrived(collector: TestCollector, receipt: TestReceipt): Promise<ArrivedReceipt> {
  const answer = await readReceipt(collector, receipt);
  if (answer.state === 'not-arrived') throw new Error('not arrived');
  return answer;
}
