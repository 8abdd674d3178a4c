// Clients that are known to lose or to invent success, made of the shipped one with one defence taken out: a simulation that does not
// convict them proves nothing.
import type { OutboxStore } from '../../src/kiosk/outbox/outbox-store.ts';
import type { OutgoingBatch } from '../../src/kiosk/outbox/outgoing.ts';
import type { Outcome } from '../../src/kiosk/sync/outcome.ts';
import type { FaultyNetwork } from './faulty-network.ts';
import type { KioskParts } from './kiosk-life.ts';
import type { VirtualTime } from './virtual-time.ts';

export const BAD_CLIENTS = [
  'pointer-before-acknowledgement',
  'success-by-status',
  'thanks-before-commit',
  'one-copy',
  'no-way-back',
  'discards-what-is-sent',
] as const;
/** `none` is the client as shipped. */
export type BadClient = (typeof BAD_CLIENTS)[number] | 'none';

export function spoiled(badClient: BadClient): Pick<KioskParts, 'spoil'> {
  switch (badClient) {
    case 'thanks-before-commit':
      return { spoil: { store: thanksBeforeCommit } };
    case 'pointer-before-acknowledgement':
      return { spoil: { store: pointerBeforeAcknowledgement } };
    case 'one-copy':
      return { spoil: { journal: 'none' } };
    case 'no-way-back':
      return { spoil: { store: (twin) => ({ ...twin, settle: (settlement) => twin.settle({ ...settlement, rewind: null }) }) } };
    case 'discards-what-is-sent':
      return { spoil: { store: discardsWhatIsSent } };
    default:
      return {};
  }
}

function thanksBeforeCommit(store: OutboxStore): OutboxStore {
  return {
    ...store,
    append(entries) {
      store.append(entries).catch(() => undefined);
      return Promise.resolve('committed');
    },
  };
}

function pointerBeforeAcknowledgement(store: OutboxStore): OutboxStore {
  return {
    ...store,
    async after(sequence, limit) {
      const entries = await store.after(sequence, limit);
      const last = entries.at(-1);
      const { ledgerId } = await store.ledger();
      if (last)
        await store.settle({ ledgerId, sentThrough: last.sequence, sentTally: last.tally, milestones: null, shelve: [], unshelve: [] });
      return entries;
    },
  };
}

function discardsWhatIsSent(store: OutboxStore): OutboxStore {
  return {
    ...store,
    async settle(settlement) {
      const ledger = await store.settle(settlement);
      await store.discardSent(ledger.sentThrough);
      return ledger;
    },
  };
}

export async function believeStatus(batch: OutgoingBatch, network: FaultyNetwork, time: VirtualTime): Promise<Outcome> {
  const outcome = await network.send(batch);
  if (outcome.type === 'acknowledged' || network.lastStatus() < 200 || network.lastStatus() > 299) return outcome;
  const collector = { id: '00000000-0000-4000-8000-0000000000c0', version: '1', time: new Date(time.now()).toISOString() };
  const verdicts = batch.entries.map(({ id, hash }) => ({ id, hash, verdict: 'stored' }));
  const believed = { v: 1, batchId: collector.id, collector, verdicts, configuration: { wanted: null } };
  return { type: 'acknowledged', acknowledgement: believed as unknown as Extract<Outcome, { type: 'acknowledged' }>['acknowledgement'] };
}
