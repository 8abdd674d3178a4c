// What the collector hears of the kiosk with every batch: its clocks, its configuration, and how it is. Counts, times and short words,
// never anything of a visitor.
import type { KioskHealth, NumberRange } from '../../protocol/batch.ts';
import { BATCH_MAX_ENTRIES, HEALTH_MAX_RANGES } from '../../protocol/limits.ts';
import { type Ranges, withRange } from '../outbox/number-ranges.ts';
import type { Outgoing, OutgoingBatch } from '../outbox/outgoing.ts';
import type { StoredEntry } from '../outbox/stored-entry.ts';
import type { BatchEnvelope } from '../sync/batch-transport.ts';
import type { LiveStation } from './live-station.ts';
import type { Identity } from './station-store.ts';
import type { StorageReport } from './storage-report.ts';

export type EnvelopeParts = {
  live: LiveStation;
  identity: Identity;
  outgoing: Outgoing;
  storage(): Promise<StorageReport>;
  refused(): { revision: string | null; reason: string } | null;
};

export async function kioskEnvelope(
  parts: EnvelopeParts,
  batch: OutgoingBatch,
  now: { wallMs: number; monotonicMs: number },
): Promise<BatchEnvelope> {
  const { live, identity } = parts;
  return {
    kiosk: identity.kiosk,
    clock: { wall: isoTime(now.wallMs), boot: live.boot, monotonicMs: Math.round(now.monotonicMs) },
    configuration: {
      applied: live.configuration?.confirmed ? live.configuration.current.revision : null,
      refused: parts.refused(),
    },
    health: await kioskHealth(parts, batch),
  };
}

async function kioskHealth({ live, outgoing, storage }: EnvelopeParts, batch: OutgoingBatch): Promise<KioskHealth> {
  const head = live.recorder.head();
  const last = batch.source === 'waiting' ? batch.entries.at(-1) : undefined;
  const { entries: waiting, words: waitingWords } = outgoing.waiting(head, last);
  return {
    waiting,
    waitingWords,
    // The next one is not read for this: it was made no earlier than the last of this batch.
    oldestWaitingAt: waiting > 0 && last ? isoTime(last.at) : null,
    shelved: outgoing.shelved(),
    recorded: head?.sequence ?? 0,
    shellVersion: live.shellVersion,
    failedShell: live.failedShell,
    storage: await storage(),
    lastError: live.lastError,
    errors: live.errors().map(({ at, what }) => ({ at: isoTime(at), what })),
    starts: live.starts,
    safeMode: live.safeMode,
    room: live.room,
    ...(await outboxHealth(live)),
    ...(outgoing.shelved() > 0 ? await shelfHealth(live, batch.ledgerId) : {}),
    ...(await live.reserve().then(
      (reserve) => ({ refusals: reserve.refusals() }),
      () => ({}),
    )),
  };
}

/** What of the ledger is held, twice and at all. A disk that fails just now must not keep the kiosk from reporting. */
async function outboxHealth({ outboxStore }: LiveStation) {
  try {
    const [{ sentThrough, lost = [] }, firstHeld] = await Promise.all([outboxStore.ledger(), outboxStore.firstHeld()]);
    return { copies: outboxStore.copies(), sentThrough, firstHeld, lost: lost.slice(0, HEALTH_MAX_RANGES) };
  } catch {
    return { copies: outboxStore.copies() };
  }
}

/** So that what was refused long ago is not taken for lost. Of this ledger: entries of another one may stand there too. */
async function shelfHealth({ outboxStore }: LiveStation, ledgerId: string): Promise<{ shelvedNumbers?: NumberRange[] }> {
  try {
    const items = await outboxStore.shelf(null, BATCH_MAX_ENTRIES);
    const numbers = items.map(({ entry }) => entry).filter((entry) => ledgerOf(entry) === ledgerId);
    const ranges = numbers.reduce<Ranges>((all, { sequence }) => withRange(all, { from: sequence, through: sequence }), []);
    return { shelvedNumbers: ranges.slice(0, HEALTH_MAX_RANGES) };
  } catch {
    return {};
  }
}

/** null when the disk damaged the header. */
function ledgerOf({ header }: StoredEntry): unknown {
  try {
    return (JSON.parse(header) as { ledgerId?: unknown } | null)?.ledgerId ?? null;
  } catch {
    return null;
  }
}

function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}
