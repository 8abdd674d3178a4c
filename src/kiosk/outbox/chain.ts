// Numbers, hashes and chains drafts: each header names the hash of the entry before it and the hash of its own body, and an
// entry's hash is the SHA-256 of its header's bytes. Nothing here touches a disk or a clock.
import type { EntryHeader } from '../../protocol/entry.ts';
import { ENTRY_MAX_BYTES } from '../../protocol/limits.ts';
import { EMPTY_TALLY, type StoredEntry, type Tally } from './stored-entry.ts';

/** Ready to be written: words are sealed already. */
export type PreparedDraft = {
  id: string;
  visit: string | null;
  kind: string;
  revision: string;
  locale: string | null;
  wallMs: number;
  /** Of the worker's life, not of the page's. */
  monotonicMs: number;
  department?: string;
  service?: string;
  bodyForm: 'plain' | 'sealed';
  body: string;
  /** The reference is told how many bodies with words the ledger then holds: never the same twice. */
  receipt?: { reference(count: number): string; verifier: string };
};

/** What is the same for every entry of one ledger at one time. */
export type LedgerContext = {
  organisation: string;
  site: string;
  kiosk: string;
  ledgerId: string;
  boot: string;
  offsetMs: number | null;
};

export type Head = { sequence: number; hash: string | null; tally: Tally };
/** Of a ledger without entries. */
export const EMPTY_HEAD: Head = { sequence: 0, hash: null, tally: EMPTY_TALLY };
/** SHA-256 as base64url. */
export type Digest = (bytes: Uint8Array<ArrayBuffer>) => Promise<string>;
export type Chained = { entries: StoredEntry[]; tooLarge: ReadonlySet<PreparedDraft> };

const utf8 = new TextEncoder();

/** Drafts that would exceed `ENTRY_MAX_BYTES` are left out and named; the chain closes over the gap. */
export async function chainDrafts(drafts: readonly PreparedDraft[], head: Head, context: LedgerContext, digest: Digest): Promise<Chained> {
  const bodies = drafts.map(({ body }) => utf8.encode(body));
  const bodyHashes = await Promise.all(bodies.map(digest));
  const tooLarge = new Set<PreparedDraft>();
  const entries: StoredEntry[] = [];
  let last = head;
  for (const [place, draft] of drafts.entries()) {
    const header = headerText(draft, last, context, bodyHashes[place] as string);
    const bytes = utf8.encode(header);
    if (bytes.length + (bodies[place] as Uint8Array).length > ENTRY_MAX_BYTES) {
      tooLarge.add(draft);
      continue;
    }
    const entry = storedEntry(draft, header, await digest(bytes), last);
    entries.push(entry);
    last = entry;
  }
  return { entries, tooLarge };
}

function headerText(draft: PreparedDraft, last: Head, context: LedgerContext, bodyHash: string): string {
  const { boot, offsetMs, ...place } = context;
  const header = {
    v: 1,
    id: draft.id,
    ...place,
    sequence: last.sequence + 1,
    previousHash: last.hash,
    visit: draft.visit,
    kind: draft.kind,
    revision: draft.revision,
    locale: draft.locale,
    ...(draft.department && { department: draft.department }),
    ...(draft.service && { service: draft.service }),
    ...(draft.receipt && { receipt: receiptOf(draft.receipt, last) }),
    time: { wall: new Date(draft.wallMs).toISOString(), boot, monotonicMs: draft.monotonicMs, offsetMs },
    bodyForm: draft.bodyForm,
    bodyHash,
  } satisfies Unbranded<EntryHeader>;
  return JSON.stringify(header);
}

function receiptOf({ reference, verifier }: NonNullable<PreparedDraft['receipt']>, { tally }: Head) {
  return { reference: reference(tally.words + 1), verifier };
}

type Unbranded<T> = { [K in keyof T]?: unknown };

function storedEntry(draft: PreparedDraft, header: string, hash: string, last: Head): StoredEntry {
  const tally = {
    ratings: last.tally.ratings + (draft.kind === 'rating' ? 1 : 0),
    words: last.tally.words + (draft.bodyForm === 'sealed' ? 1 : 0),
  };
  const { id, kind, body, wallMs } = draft;
  return { sequence: last.sequence + 1, id, hash, kind, header, body, at: wallMs, tally };
}
