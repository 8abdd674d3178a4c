// Step 7 of an entry's road: a verdict for each entry of a batch, given only after what is stored has been committed.
import type { Acknowledgement, Batch, Verdict } from '../../protocol/batch.ts';
import type { RevisionId, Sha256 } from '../../protocol/ids.ts';
import { Problem } from '../../protocol/problem.ts';
import { storable } from '../http/storable-text.ts';
import type { Parts } from '../parts.ts';
import type { KioskContact, KioskStateRow, SiteRow, StoredEntry } from '../store/store.ts';
import { type Judgement, judgeEntry } from './judge-entry.ts';
import { localTime } from './local-time.ts';
import { occurredAt } from './occurred-at.ts';

type Needs = Pick<Parts, 'store' | 'collector' | 'clock' | 'metrics'>;
type Good = Extract<Judgement, { kind: 'good' }>;
type Refused = Extract<Judgement, { kind: 'refused' }>;

/** `receivedAt`: when the request's headers came, so that a slow upload doesn't date its entries later. */
export async function acceptBatch(parts: Needs, signer: KioskStateRow, batch: Batch, receivedAt: number): Promise<Acknowledgement> {
  if (batch.kiosk !== signer.id) throw new Problem('wrong-kiosk');
  const sites = new Map((await parts.store.kiosks.sites(signer.organisation)).map((site) => [site.id, site]));
  const judged = judgeAll(batch, signer, sites);
  const rows = judged.flatMap((one, place) => (one.kind === 'good' ? [toRow(one, batch, place, sites, receivedAt)] : []));
  const stored = await parts.store.entries.addBatch(rows, contact(batch, signer, receivedAt));
  const verdicts = merge(judged, stored);
  parts.metrics.countBatch(verdicts);
  return {
    v: 1,
    batchId: batch.batchId,
    collector: { ...parts.collector, time: new Date(parts.clock()).toISOString() },
    verdicts,
    configuration: { wanted: signer.wanted as RevisionId | null },
  };
}

function judgeAll(batch: Batch, signer: KioskStateRow, sites: ReadonlyMap<string, SiteRow>): (Good | Refused)[] {
  const sender = { organisation: signer.organisation, kiosk: signer.id, hasSite: (site: string) => sites.has(site) };
  return batch.entries.map((entry, place) => {
    const judgement = judgeEntry(entry, sender);
    if (judgement.kind === 'nameless') throw new Problem('shape-invalid', { path: `entries.${place}.header`, detail: judgement.reason });
    return judgement;
  });
}

function toRow(
  { header, hash, rating }: Good,
  batch: Batch,
  place: number,
  sites: ReadonlyMap<string, SiteRow>,
  receivedAt: number,
): StoredEntry {
  const wire = batch.entries[place];
  const timeZone = sites.get(header.site)?.timeZone;
  if (!wire || !timeZone) throw new Error('an entry without a place or a site was judged good');
  const { at, certainty } = occurredAt(header.time, batch.clock, receivedAt);
  const { day, hour } = localTime(at, timeZone);
  return {
    id: header.id,
    hash,
    organisation: header.organisation,
    site: header.site,
    kiosk: header.kiosk,
    ledgerId: header.ledgerId,
    sequence: header.sequence,
    visit: header.visit,
    kind: header.kind,
    revision: header.revision,
    locale: header.locale,
    header: wire.header,
    body: wire.body,
    sealed: header.bodyForm === 'sealed',
    occurredAt: at,
    certainty,
    timeZone,
    localDay: day,
    localHour: hour,
    receivedAt,
    questionId: rating?.questionId ?? null,
    scaleId: rating?.scaleId ?? null,
    valueId: rating?.valueId ?? null,
  };
}

function contact(batch: Batch, signer: KioskStateRow, receivedAt: number): KioskContact {
  const offset = receivedAt - Date.parse(batch.clock.wall);
  const { refused } = batch.configuration;
  return {
    kiosk: signer.id,
    organisation: signer.organisation,
    at: receivedAt,
    health: JSON.stringify({ ...batch.health, clockOffsetMs: Number.isFinite(offset) ? offset : null }),
    confirmed: batch.configuration.applied,
    refused: refused && { revision: refused.revision && storable(refused.revision), reason: storable(refused.reason) },
  };
}

/** In the order sent: the store judged only what it was given. */
function merge(judged: readonly (Good | Refused)[], stored: readonly Verdict['verdict'][]): Verdict[] {
  let next = 0;
  return judged.map((one) => {
    if (one.kind === 'refused') return { id: one.id, hash: one.hash as Sha256, verdict: 'refused', reason: one.reason };
    const verdict = stored[next++];
    if (!verdict) throw new Error('the store gave fewer verdicts than it was given entries');
    return { id: one.header.id, hash: one.hash as Sha256, verdict };
  });
}
