// Step 7 of an entry's road: a verdict for each entry of a batch, given only after what is stored has been committed.
import type { Acknowledgement, Batch } from '../../protocol/batch.ts';
import type { RevisionId } from '../../protocol/ids.ts';
import { Problem } from '../../protocol/problem.ts';
import { storable } from '../http/storable-text.ts';
import type { LedgerReport } from '../ledgers/ledger-report.ts';
import type { Parts } from '../parts.ts';
import type { KioskContact, KioskStateRow } from '../store/store.ts';
import { ingestEntries } from './ingest-entries.ts';
import { occurredAt } from './occurred-at.ts';

type Needs = Pick<Parts, 'store' | 'collector' | 'clock' | 'metrics' | 'caseOpener'>;

/** `receivedAt`: when the request's headers came, so that a slow upload doesn't date its entries later. */
export async function acceptBatch(parts: Needs, signer: KioskStateRow, batch: Batch, receivedAt: number): Promise<Acknowledgement> {
  if (batch.kiosk !== signer.id) throw new Problem('wrong-kiosk');
  const { verdicts, ledger } = await ingestEntries(parts, {
    kiosk: signer,
    entries: batch.entries,
    receivedAt,
    occurred: (time) => occurredAt(time, batch.clock, receivedAt),
    contact: contact(batch, signer, receivedAt),
  });
  return {
    v: 1,
    batchId: batch.batchId,
    collector: { ...parts.collector, time: new Date(parts.clock()).toISOString() },
    verdicts,
    configuration: { wanted: signer.wanted as RevisionId | null },
    ...(ledger ? { ledger: { id: batch.ledgerId, ...ledger } } : {}),
  };
}

function contact(batch: Batch, signer: KioskStateRow, receivedAt: number): KioskContact {
  const offset = receivedAt - Date.parse(batch.clock.wall);
  const { refused } = batch.configuration;
  return {
    kiosk: signer.id,
    organisation: signer.organisation,
    at: receivedAt,
    ledger: report(batch),
    health: JSON.stringify({ ...batch.health, clockOffsetMs: Number.isFinite(offset) ? offset : null }),
    confirmed: batch.configuration.applied,
    refused: refused && { revision: refused.revision && storable(refused.revision), reason: storable(refused.reason) },
  };
}

/** A kiosk of an earlier version says only how many entries it has yet to send. */
function report({ ledgerId, clock, health }: Batch): LedgerReport {
  const { recorded, waiting, sentThrough = Math.max(0, recorded - waiting), firstHeld = null, lost = [] } = health;
  const shelved = health.shelvedNumbers ?? [];
  return { ledgerId, boot: clock.boot, monotonicMs: clock.monotonicMs, recorded, sentThrough, firstHeld, lost, shelved };
}
