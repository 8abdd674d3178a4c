// What staff see in the panel: how much waits and since when, how the last contact went. Counts and times, never words.
import { fromBase64Url } from '../outbox/base64url.ts';
import { waitingBetween } from '../outbox/outgoing.ts';
import { sha256 } from '../outbox/sha256.ts';
import type { PanelReport } from '../worker-port.ts';
import type { LiveStation } from './live-station.ts';
import type { StorageReport } from './storage-report.ts';
import type { Sync } from './sync.ts';

const FINGERPRINT_LENGTH = 16;

export async function panelReport(live: LiveStation, sync: Sync | null, storage: () => Promise<StorageReport>): Promise<PanelReport> {
  const { outboxStore, recorder, identity, configuration, contact } = live;
  const ledger = sync?.outgoing.ledger() ?? (await outboxStore.ledger());
  const head = recorder.head() ?? (await recorder.warm());
  const { entries, ratings, words } = waitingBetween(ledger, head);
  // A disk that fails just now must not keep staff from seeing why nothing is sent.
  const oldest = entries > 0 ? (await outboxStore.after(ledger.sentThrough, 1).catch(() => []))[0] : undefined;
  return {
    kiosk: identity?.kiosk ?? null,
    fingerprint: identity && (await sha256(fromBase64Url(identity.keyId))).slice(0, FINGERPRINT_LENGTH),
    revision: configuration?.current.revision ?? null,
    refusedRevision: configuration?.refused ?? null,
    shellVersion: live.shellVersion,
    waiting: { ratings, comments: words, other: entries - ratings - words, oldestAt: oldest?.at ?? null },
    shelved: sync?.outgoing.shelved() ?? (await outboxStore.shelved()),
    recorded: head.sequence,
    lastSuccessAt: contact.lastSuccessAt,
    lastFailure: contact.lastFailure,
    nextTryAt: sync?.nextTryAt() ?? null,
    sending: sync?.sender.state().phase.name === 'sending',
    storage: await storage(),
    room: live.room,
    refusals: await live.reserve().then(
      (reserve) => reserve.refusals(),
      () => ({ ratings: 0, messages: 0 }),
    ),
    starts: live.starts,
    safeMode: live.safeMode,
    errors: live.errors(),
  };
}
