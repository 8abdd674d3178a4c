// Starts the sender for a paired kiosk and joins it to the rest of the worker: what it tells the collector of the kiosk, and what the
// collector's answers change here.
import { createOutgoing, type Outgoing, type OutgoingBatch } from '../outbox/outgoing.ts';
import { type BatchEnvelope, sendBatch } from '../sync/batch-transport.ts';
import { runSender, type Sender, type SenderNews } from '../sync/sender-driver.ts';
import type { Nonces } from '../sync/signed-fetch.ts';
import { createClockWatch } from './clock-watch.ts';
import { kioskEnvelope } from './kiosk-envelope.ts';
import { announce, type LiveStation } from './live-station.ts';
import { recordStationFact } from './station-events.ts';
import type { ContactState, Identity } from './station-store.ts';
import type { createStorageReport } from './storage-report.ts';

export type Sync = { sender: Sender; outgoing: Outgoing; nextTryAt(): number | null };
export type SyncPorts = {
  nonces: Nonces;
  storage: ReturnType<typeof createStorageReport>;
  refused(): { revision: string | null; reason: string } | null;
  wanted(revision: string | null): void;
};

const CONTACT_SAVE_MS = 30_000;

export async function startSync(live: LiveStation, identity: Identity, ports: SyncPorts): Promise<Sync> {
  const outgoing = await createOutgoing(live.outboxStore, live.contact.collectorVersion);
  const noticeJump = createClockWatch(clocks());
  let nextTryAt: number | null = null;
  const keepContact = contactKeeper(live);

  async function envelope(batch: OutgoingBatch): Promise<BatchEnvelope> {
    const now = clocks();
    const jump = noticeJump(now);
    if (jump !== null) void recordStationFact(live, { event: 'clock-jumped', byMs: jump });
    return kioskEnvelope({ live, identity, outgoing, ...ports }, batch, now);
  }

  function tell(news: SenderNews): void {
    keepContact(news);
    if (news.type === 'refusal') announce(live);
    if (news.type === 'resend') void recordStationFact(live, { event: 'resend-begun', from: news.from, through: news.through });
    if (news.type === 'contact') ports.wanted(news.acknowledgement.configuration.wanted);
  }

  const sender = runSender(
    {
      outgoing,
      send: (batch, signal) =>
        sendBatch(batch, signal, {
          key: identity,
          nonces: ports.nonces,
          envelope,
          newId: () => crypto.randomUUID(),
          wallMs: Date.now,
          clockMeasured: (offsetMs) => {
            live.contact = { ...live.contact, offsetMs };
          },
        }),
      clock: { monotonicMs: () => performance.now(), wallMs: Date.now },
      random: Math.random,
      setTimer(fire, afterMs) {
        nextTryAt = Date.now() + afterMs;
        const timer = setTimeout(fire, afterMs);
        return () => clearTimeout(timer);
      },
      intervalMs: () => live.configuration?.current.configuration.sync.intervalMs ?? 60_000,
      tell,
    },
    live.contact.refusal,
  );
  sender.trigger('start');
  return { sender, outgoing, nextTryAt: () => nextTryAt };
}

/** Remembers how contacts went; writes it down when it matters, and otherwise now and then. */
function contactKeeper(live: LiveStation): (news: SenderNews) => void {
  let savedAt = Number.NEGATIVE_INFINITY;
  return (news) => {
    const before = live.contact;
    live.contact = contactAfter(before, news);
    const matters = before.refusal !== live.contact.refusal || before.collectorVersion !== live.contact.collectorVersion;
    if (!matters && performance.now() - savedAt < CONTACT_SAVE_MS) return;
    savedAt = performance.now();
    live.stationStore.putContact(live.contact).catch(() => undefined);
  };
}

function contactAfter(contact: ContactState, news: SenderNews): ContactState {
  switch (news.type) {
    case 'contact':
      return { ...contact, lastSuccessAt: Date.now(), collectorVersion: news.acknowledgement.collector.version };
    case 'failure':
      return { ...contact, lastFailure: { at: Date.now(), reason: news.reason } };
    case 'refusal':
      return { ...contact, refusal: news.problem };
    case 'resend':
      return contact;
  }
}

function clocks(): { wallMs: number; monotonicMs: number } {
  return { wallMs: Date.now(), monotonicMs: performance.now() };
}
