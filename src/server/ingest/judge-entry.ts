// Looks at one entry as it came: can it be stored? One bad entry never holds up the others, so the answer is a value, not a throw.
// Only an entry without a usable id ends the batch: it could not be named in the acknowledgement.
import { hash } from 'node:crypto';
import * as v from 'valibot';
import { EntryHeader, RatingBody, type WireEntry, WORD_KINDS } from '../../protocol/entry.ts';
import { EntryId } from '../../protocol/ids.ts';
import { ENTRY_MAX_BYTES, JSON_MAX_DEPTH } from '../../protocol/limits.ts';
import { isNestedDeeper } from '../http/json-depth.ts';
import { isStorable } from '../http/storable-text.ts';
import { parseSealed } from '../keys/open-sealed-body.ts';

/** Kinds that reports and inbox read, which they do by visit. */
const VISIT_KINDS = [...WORD_KINDS, 'rating'];

export type Judgement =
  | { kind: 'good'; header: EntryHeader; hash: string; rating: RatingBody | null }
  | { kind: 'refused'; id: EntryId; hash: string; reason: string }
  | { kind: 'nameless'; reason: string };

export type Sender = { organisation: string; kiosk: string; hasSite(site: string): boolean };

export function judgeEntry({ header: text, body }: WireEntry, sender: Sender): Judgement {
  const raw = parseHeader(text);
  const id = v.safeParse(EntryId, (raw as { id?: unknown } | undefined)?.id);
  if (!id.success) return { kind: 'nameless', reason: raw === undefined ? 'not JSON, or nested too deeply' : 'id: a lower-case UUID' };
  const hashed = hash('sha256', text, 'base64url');
  const refused = (reason: string): Judgement => ({ kind: 'refused', id: id.output, hash: hashed, reason });
  const header = v.safeParse(EntryHeader, raw, { abortEarly: true });
  if (!header.success) return refused(complaint(header.issues));
  const reason = whyNot(header.output, text, body, sender);
  if (reason) return refused(reason);
  const rating = header.output.kind === 'rating' ? parseRating(header.output, body) : null;
  if (header.output.kind === 'rating' && !rating) return refused('body: not a rating');
  return { kind: 'good', header: header.output, hash: hashed, rating };
}

function whyNot(header: EntryHeader, text: string, body: string, sender: Sender): string | null {
  if (Buffer.byteLength(text) + Buffer.byteLength(body) > ENTRY_MAX_BYTES) return `larger than ${ENTRY_MAX_BYTES} bytes`;
  // Such text would not come back from a store as it went in.
  if (![text, body, header.locale ?? ''].every(isStorable)) return 'not text that can be kept as it is';
  if (header.organisation !== sender.organisation || header.kiosk !== sender.kiosk) return 'belongs to another kiosk';
  if (!sender.hasSite(header.site)) return 'site: not a site of the organisation';
  if (hash('sha256', body, 'base64url') !== header.bodyHash) return 'bodyHash: does not match the body';
  if (header.bodyForm === 'sealed' && !parseSealed(body)) return 'body: not a sealed body';
  if (header.visit === null && VISIT_KINDS.includes(header.kind)) return 'visit: missing';
  if (WORD_KINDS.includes(header.kind) && header.bodyForm !== 'sealed') return 'bodyForm: words must be sealed';
  return null;
}

/** Undefined when it is not JSON or too deep. Only a header that is too large anyway is measured before it is built. */
function parseHeader(text: string): unknown {
  if (text.length > ENTRY_MAX_BYTES && isNestedDeeper(text, JSON_MAX_DEPTH)) return undefined;
  const header = parseJson(text);
  return isDeeper(header, JSON_MAX_DEPTH) ? undefined : header;
}

function isDeeper(value: unknown, limit: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return limit === 0 || Object.values(value).some((child) => isDeeper(child, limit - 1));
}

function parseRating(header: EntryHeader, body: string): RatingBody | null {
  const parsed = v.safeParse(RatingBody, parseJson(body));
  return header.bodyForm === 'plain' && parsed.success ? parsed.output : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function complaint([issue]: [v.BaseIssue<unknown>, ...unknown[]]): string {
  return `${v.getDotPath(issue) ?? 'header'}: ${issue.message}`.slice(0, 300);
}
