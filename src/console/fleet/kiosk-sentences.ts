// The state of a kiosk as sentences. Pure; what needs a person's attention says so.
import type { KioskRow } from '../../protocol/console-api.ts';
import type { Texts } from '../texts/en.ts';
import { ago } from '../ui/spoken-time.ts';
import { shortRevision } from './revision-text.ts';

export type Sentence = { text: string; tone: 'plain' | 'good' | 'warn' | 'bad' };

/** A kiosk is in touch every minute by default; a quarter of an hour without a word is worth a look. */
const OVERDUE_MS = 15 * 60_000;
const CLOCK_WORTH_SAYING_MS = 5_000;

export function contactSentence(row: KioskRow, nowMs: number, texts: Texts, language: string): Sentence {
  const { sentence } = texts.kiosks;
  if (row.state === 'unpaired') return { text: sentence.unpaired, tone: 'plain' };
  if (row.state === 'revoked') return { text: sentence.revoked, tone: 'bad' };
  if (row.lastContactAt === null) return { text: sentence.silent, tone: 'plain' };
  const at = Date.parse(row.lastContactAt);
  const since = ago(at, nowMs, language) ?? texts.time.justNow;
  return nowMs - at > OVERDUE_MS ? { text: sentence.overdue(since), tone: 'warn' } : { text: sentence.inTouch(since), tone: 'good' };
}

export function waitingSentence(row: KioskRow, nowMs: number, texts: Texts, language: string): string | null {
  if (row.waiting === null) return null;
  if (row.waiting === 0) return texts.kiosks.waitingNone;
  const since = row.oldestWaitingAt === null ? null : ago(Date.parse(row.oldestWaitingAt), nowMs, language);
  return texts.kiosks.waiting(row.waiting, since);
}

/** null for those who are not told the counts. */
export function receivedSentence(row: KioskRow, texts: Texts): string | null {
  if (row.received === null) return null;
  return row.recorded === null ? texts.kiosks.receivedOnly(row.received) : texts.kiosks.recorded(row.recorded, row.received);
}

export function revisionSentence(row: Pick<KioskRow, 'wanted' | 'confirmed'>, texts: Texts): Sentence {
  const { wanted, confirmed } = row;
  if (wanted === null) return { text: texts.kiosks.unpublished, tone: 'plain' };
  if (confirmed === null) return { text: texts.kiosks.notConfirmed(shortRevision(wanted)), tone: 'plain' };
  if (confirmed === wanted) return { text: texts.kiosks.confirmed(shortRevision(wanted)), tone: 'good' };
  return { text: texts.kiosks.behind(shortRevision(wanted), shortRevision(confirmed)), tone: 'warn' };
}

/** What somebody should look into, most urgent first. */
export function concerns(row: KioskRow, texts: Texts): Sentence[] {
  const found: Sentence[] = [];
  const t = texts.kiosks;
  if (row.refused)
    found.push({ text: t.refused(row.refused.revision ? shortRevision(row.refused.revision) : '?', row.refused.reason), tone: 'bad' });
  if (row.shelved) found.push({ text: t.shelved(row.shelved), tone: 'bad' });
  if (row.lastError) found.push({ text: t.lastError(row.lastError), tone: 'warn' });
  if (row.state === 'paired' && row.persisted === false) found.push({ text: t.notPersisted, tone: 'warn' });
  if (row.clockOffsetMs !== null && Math.abs(row.clockOffsetMs) >= CLOCK_WORTH_SAYING_MS)
    found.push({ text: t.clock(Math.round(Math.abs(row.clockOffsetMs) / 1000)), tone: 'plain' });
  if (row.toBeConfirmed.length > 0) found.push({ text: t.toBeConfirmed(row.toBeConfirmed.length), tone: 'warn' });
  return found;
}
