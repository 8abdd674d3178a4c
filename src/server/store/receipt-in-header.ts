// Reads the receipt out of an arriving message's header. One that this version can't check is passed over: it stays in the header.
import * as v from 'valibot';
import { EntryHeader } from '../../protocol/entry.ts';
import { readReference } from '../../protocol/receipt.ts';
import type { StoredEntry } from './store.ts';

const Header = v.pipe(v.string(), v.parseJson(), v.pick(EntryHeader, ['receipt']));
const VERIFIER = /^1\.[0-9a-f]{64}$/;

export type ReceiptRow = { prefix: string; counter: number; entry: string; organisation: string; verifier: string };

export function receiptIn({
  id,
  kind,
  organisation,
  header,
}: Pick<StoredEntry, 'id' | 'kind' | 'organisation' | 'header'>): ReceiptRow | null {
  if (kind !== 'message') return null;
  const read = v.safeParse(Header, header);
  const receipt = read.success ? read.output.receipt : undefined;
  const place = receipt && readReference(receipt.reference);
  return place && VERIFIER.test(receipt.verifier) ? { ...place, entry: id, organisation, verifier: receipt.verifier } : null;
}
