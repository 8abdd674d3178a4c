// Makes a page's draft ready to be written: words are sealed here, before anything touches the disk, and times are brought into the
// range that an entry can hold.
import type { PreparedDraft } from '../outbox/chain.ts';
import { type EntryDraft, RECORD_PATIENCE_MS } from '../worker-port.ts';
import type { LiveStation } from './live-station.ts';
import { withinTime } from './within-time.ts';

/** Leaves time to write while the visitor still waits. */
export const SEALING_LIMIT_MS = RECORD_PATIENCE_MS - 2_000;
/** The last millisecond that RFC 3339 can write. */
const LAST_WALL_MS = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

export function preparePlain(draft: EntryDraft, body: string, bodyForm: 'plain' | 'sealed' = 'plain'): PreparedDraft {
  const { id, visit, kind, revision, locale, department, service } = draft;
  const monotonicMs = Math.max(0, Math.round(draft.monotonicOriginMs - performance.timeOrigin));
  const about = { ...(department && { department }), ...(service && { service }) };
  return { id, visit, kind, revision, locale, wallMs: clampedWallMs(draft.wallMs), monotonicMs, ...about, bodyForm, body };
}

/** Rejects when sealing can't be done in good time; nothing of the words is in the error. */
export async function prepareSealed(draft: EntryDraft, live: LiveStation): Promise<PreparedDraft> {
  const { identity, configuration } = live;
  if (!identity || !configuration) throw new Error('not paired');
  const { recipients, readers = [] } = configuration.current;
  const sealing = import('../outbox/seal.ts').then(({ seal }) =>
    seal(draft.body.value, { organisation: identity.organisation, id: draft.id }, [...recipients, ...readers]),
  );
  return preparePlain(draft, await withinTime(sealing, SEALING_LIMIT_MS), 'sealed');
}

function clampedWallMs(wallMs: number): number {
  return Number.isFinite(wallMs) ? Math.min(Math.max(wallMs, 0), LAST_WALL_MS) : Date.now();
}
