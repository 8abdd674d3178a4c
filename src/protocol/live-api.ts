// What the stream of hints says. A hint tells that something is worth asking for, never what it is: no id, no number, no word, nothing of ratings.
// The answer to the question stays the truth; a hint that is lost costs nothing but time (decision 0028).
import * as v from 'valibot';

export const LIVE_SUBJECTS = ['cases', 'inbox'] as const;
export type LiveSubject = (typeof LIVE_SUBJECTS)[number];

/** `worked-on`: by staff. `arrived`: from people, told at fixed times only. `taken-back`: what may not be seen any more, or was erased. */
const LIVE_KINDS = ['worked-on', 'arrived', 'taken-back'] as const;
/** The data of an event, whose name is its subject. */
export const LiveHint = v.strictObject({ kind: v.picklist(LIVE_KINDS) });
export type LiveHint = v.InferOutput<typeof LiveHint>;
export type LiveNews = LiveHint & { subject: LiveSubject };

/** The event that only says that the collector has looked: the first on every stream, then again and again. */
export const BEAT = 'beat';
/** So often, as long as the collector can look. */
export const BEAT_EVERY_MS = 20_000;
