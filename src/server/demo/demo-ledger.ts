// Turns a kiosk's demonstration visits into the entries that a kiosk would have written: numbered, chained, words sealed.
import { hash } from 'node:crypto';
import type { WireEntry } from '../../protocol/entry.ts';
import type { PublicationPayload } from '../../protocol/publication.ts';
import { uuidV7 } from '../../protocol/uuid-v7.ts';
import { sealWords } from '../keys/seal-words.ts';
import type { DemoVisit } from './demo-visits.ts';
import type { SeededRandom } from './seeded-random.ts';

export type DemoLedger = { ledgerId: string; boot: string; entries: WireEntry[] };
type Place = { organisation: string; site: string; kiosk: string; revision: string; recipients: PublicationPayload['recipients'] };
type Fact = { kind: string; value: unknown; sealed?: boolean };

const SECONDS = 1_000;

/** Ids come from `random`, so the same seed gives the same entries (but for the ciphertext of sealed words). */
export async function demoLedger(
  visits: readonly DemoVisit[],
  place: Place,
  questions: QuestionIds,
  random: SeededRandom,
): Promise<DemoLedger> {
  const startedAt = visits[0]?.at ?? 0;
  const boot = uuidV7(startedAt, random.bytes(10));
  const ledger: DemoLedger = { ledgerId: uuidV7(startedAt, random.bytes(10)), boot, entries: [] };
  let previousHash: string | null = null;
  for (const visit of visits) {
    const visitId = uuidV7(visit.at, random.bytes(10));
    for (const [step, fact] of factsOf(visit, questions).entries()) {
      const at = visit.at + step * 4 * SECONDS;
      const { recipients, ...names } = place;
      const id = uuidV7(at, random.bytes(10));
      const body = fact.sealed
        ? await sealWords(fact.value, { organisation: place.organisation, entryId: id }, recipients)
        : JSON.stringify(fact.value);
      const link = { ledgerId: ledger.ledgerId, sequence: ledger.entries.length + 1, previousHash };
      const time = { wall: new Date(at).toISOString(), boot, monotonicMs: at - startedAt, offsetMs: 0 };
      const bodyForm = fact.sealed ? 'sealed' : 'plain';
      const bodyHash = hash('sha256', body, 'base64url');
      const header: string = JSON.stringify({
        v: 1,
        id,
        ...names,
        ...link,
        visit: visitId,
        kind: fact.kind,
        locale: visit.locale,
        time,
        bodyForm,
        bodyHash,
      });
      previousHash = hash('sha256', header, 'base64url');
      ledger.entries.push({ header, body });
    }
  }
  return ledger;
}

export type QuestionIds = Record<'rating' | 'scale', string> & Record<'reasons' | 'service' | 'promise' | 'comment', string | null>;

function factsOf(visit: DemoVisit, { rating, scale, reasons, service, promise, comment }: QuestionIds): Fact[] {
  const facts: Fact[] = [{ kind: 'rating', value: { questionId: rating, scaleId: scale, valueId: visit.valueId } }];
  if (service && visit.service) {
    const { id: serviceId, kept } = visit.service;
    facts.push({ kind: 'service-answer', value: { questionId: service, serviceId } });
    if (promise && kept) facts.push({ kind: 'service-answer', value: { questionId: promise, serviceId, kept } });
  }
  if (reasons && visit.reasonIds.length > 0) facts.push({ kind: 'reasons', value: { questionId: reasons, reasonIds: visit.reasonIds } });
  if (comment && visit.comment) facts.push({ kind: 'comment', value: { questionId: comment, text: visit.comment }, sealed: true });
  facts.push({ kind: 'visit-end', value: { how: visit.reasonIds.length > 0 || visit.comment ? 'finished' : 'timeout' } });
  return facts;
}
