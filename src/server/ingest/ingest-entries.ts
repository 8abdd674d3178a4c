// Judges entries and stores the good ones: the one way into the store, whether a kiosk sent them or a person carried them in.
import type { Verdict } from '../../protocol/batch.ts';
import { type EntryTime, type WireEntry, WORD_KINDS } from '../../protocol/entry.ts';
import type { Sha256 } from '../../protocol/ids.ts';
import { Problem } from '../../protocol/problem.ts';
import type { Parts } from '../parts.ts';
import type { ArrivingEntry, KioskContact, KioskStateRow, SiteRow, StoredBatch } from '../store/store.ts';
import { type Judgement, judgeEntry } from './judge-entry.ts';
import { localTime } from './local-time.ts';
import type { Occurred } from './occurred-at.ts';

type Good = Extract<Judgement, { kind: 'good' }>;
type Sites = ReadonlyMap<string, SiteRow>;

type Needs = Pick<Parts, 'store' | 'metrics' | 'caseOpener'>;

export type Incoming = {
  /** Whose entries these are said to be; those that say otherwise are refused. */
  kiosk: KioskStateRow;
  entries: readonly WireEntry[];
  receivedAt: number;
  occurred(time: EntryTime): Occurred;
  /** null: the kiosk itself was not heard. */
  contact: KioskContact | null;
};

/** `nameless`: entries without a usable id, which have no verdict. What the store holds of the contact's ledger now is null without a contact. */
type Ingested = { verdicts: Verdict[]; nameless: number; ledger: StoredBatch['ledger'] };

/**
 * Verdicts in the order given, after the commit. An entry that can't be named ends a batch: `shape-invalid`, nothing stored, and the kiosk
 * finds it. Where a person carried them in, nobody can send the others without it: it is counted, the others are stored.
 */
export async function ingestEntries(parts: Needs, incoming: Incoming): Promise<Ingested> {
  const { store, metrics, caseOpener } = parts;
  const sites = new Map((await store.kiosks.sites(incoming.kiosk.organisation)).map((site) => [site.id, site]));
  const judged = judgeAll(incoming, sites);
  const rows = judged.flatMap((one, place) => (one.kind === 'good' ? [toRow(one, incoming, place, sites)] : []));
  const { verdicts: stored, ledger } = await store.entries.addBatch(rows, incoming.contact);
  const verdicts = merge(judged, stored);
  metrics.countBatch(verdicts);
  if (rows.some(({ kind }) => WORD_KINDS.includes(kind))) caseOpener.nudge(incoming.kiosk.organisation);
  return { verdicts, nameless: judged.filter(({ kind }) => kind === 'nameless').length, ledger };
}

function judgeAll({ entries, kiosk, contact }: Incoming, sites: Sites): Judgement[] {
  const sender = { organisation: kiosk.organisation, kiosk: kiosk.id, hasSite: (site: string) => sites.has(site) };
  return entries.map((entry, place) => {
    const judgement = judgeEntry(entry, sender);
    if (judgement.kind === 'nameless' && contact)
      throw new Problem('shape-invalid', { path: `entries.${place}.header`, detail: judgement.reason });
    return judgement;
  });
}

function toRow({ header, hash, rating }: Good, { entries, receivedAt, occurred }: Incoming, place: number, sites: Sites): ArrivingEntry {
  const wire = entries[place];
  const timeZone = sites.get(header.site)?.timeZone;
  if (!wire || !timeZone) throw new Error('an entry without a place or a site was judged good');
  const { at, certainty } = occurred(header.time);
  const { day, hour } = localTime(at, timeZone);
  return {
    id: header.id,
    hash,
    organisation: header.organisation,
    site: header.site,
    kiosk: header.kiosk,
    ledgerId: header.ledgerId,
    sequence: header.sequence,
    previousHash: header.previousHash,
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

/** In the order sent: the store judged only what it was given. */
function merge(judged: readonly Judgement[], stored: readonly Verdict['verdict'][]): Verdict[] {
  let next = 0;
  return judged.flatMap((one): Verdict[] => {
    if (one.kind === 'nameless') return [];
    if (one.kind === 'refused') return [{ id: one.id, hash: one.hash as Sha256, verdict: 'refused', reason: one.reason }];
    const verdict = stored[next++];
    if (!verdict) throw new Error('the store gave fewer verdicts than it was given entries');
    return [{ id: one.header.id, hash: one.hash as Sha256, verdict }];
  });
}
