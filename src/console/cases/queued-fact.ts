// What somebody did to a case and the collector has not got yet, or has and the copy of the case does not show it yet; and what it would not
// take. Kept in the copy in the order in which it was made, words sealed.
import type { CaseFact, FactWords } from '../../protocol/cases/case-facts.ts';
import type { Refusal } from '../../protocol/cases/refusal.ts';
import type { ProblemCode } from '../../protocol/problem.ts';
import type { CopyCipher, SealedWords } from '../copy-cipher.ts';

/** `unreadable`: its words were sealed under a key that is gone. */
type NotTaken = Refusal | ProblemCode | 'unreadable';

export type QueueState =
  | { state: 'waiting' }
  /** The collector has it; the copy of its case is still older. */
  | { state: 'sent'; number: number | null; overlaps: readonly string[] }
  | { state: 'refused'; reason: NotTaken }
  /** A case that was opened, and belongs to intake from then on. */
  | { state: 'handed-over'; reference: string | null };

type Made = Pick<CaseFact, 'id' | 'case' | 'doneAt' | 'basedOn' | 'by' | 'what'>;
/** `time`: of day, where it opens a case. */
export type QueuedFact = Made & QueueState & { seq?: number; time: string | null; words: SealedWords | null };
export type ReadQueued = Made & QueueState & { time: string | null; words: FactWords | null; unreadable: boolean };

export async function sealQueued(fact: Made & { time: string | null; words: FactWords | null }, cipher: CopyCipher): Promise<QueuedFact> {
  const words = fact.words && (await cipher.seal(JSON.stringify(fact.words), fact.id));
  return { ...fact, words, state: 'waiting' };
}

export async function readQueued({ seq: _, words, ...fact }: QueuedFact, cipher: CopyCipher): Promise<ReadQueued> {
  const opened = words && (await cipher.open(words, fact.id));
  return { ...fact, words: opened === null ? null : (JSON.parse(opened) as FactWords), unreadable: words !== null && opened === null };
}

/** As one of the case's facts, last of all until the collector has given it a number. */
export function asCaseFact(queued: ReadQueued): CaseFact {
  const { id, case: of, doneAt, basedOn, by, what, words } = queued;
  const { number, overlaps } = queued.state === 'sent' ? queued : { number: null, overlaps: [] };
  return { id, case: of, doneAt, basedOn, by, what, words, number, at: null, overlaps: [...overlaps] };
}

export function isPending({ state }: QueueState): boolean {
  return state === 'waiting' || state === 'sent';
}
