// One kiosk's ledger as it would write it, day by day: visits with ratings, reasons, services and comments, and messages with their receipts.
import { hash } from 'node:crypto';
import type { Configuration } from '../../../src/protocol/configuration.ts';
import type { WireEntry } from '../../../src/protocol/entry.ts';
import { inventoryOf } from '../../../src/protocol/inventory.ts';
import { receiptPrefix, receiptReference } from '../../../src/protocol/receipt.ts';
import { uuidV7 } from '../../../src/protocol/uuid-v7.ts';
import { DEMO_COMMENTS } from '../../../src/server/demo/demo-comments.ts';
import { demoVisits } from '../../../src/server/demo/demo-visits.ts';
import type { SeededRandom } from '../../../src/server/demo/seeded-random.ts';
import { sealWords } from '../../../src/server/keys/seal-words.ts';

export type DeskKiosk = { organisation: string; site: string; kiosk: string; revision: string; configuration: Configuration };
type Recipients = readonly { keyId: string; publicKey: string }[];
type Fact = { kind: string; value: unknown; sealed?: boolean; receipt?: { reference: string; verifier: string } };
export type DeskLedger = { ledgerId: string; boot: string; startedAt: number; day(day: string): Promise<WireEntry[]> };

const MESSAGES_A_DAY = 2.7;
const STEP_MS = 4_000;

export async function deskLedger(place: DeskKiosk, startedAt: number, recipients: Recipients, random: SeededRandom): Promise<DeskLedger> {
  const { configuration, ...names } = place;
  const [boot, ledgerId] = [uuidV7(startedAt, random.bytes(10)), uuidV7(startedAt, random.bytes(10))];
  const prefix = await receiptPrefix({ ...names, ledgerId }, crypto.subtle);
  const made = { sequence: 0, previousHash: null as string | null, messages: 0 };
  const write = async (visit: string, at: number, locale: string, fact: Fact): Promise<WireEntry> => {
    const id = uuidV7(at, random.bytes(10));
    const place = { organisation: names.organisation, entryId: id };
    const body = fact.sealed ? await sealWords(fact.value, place, recipients) : JSON.stringify(fact.value);
    made.sequence += 1;
    const header = JSON.stringify({
      ...{ v: 1, id, organisation: names.organisation, site: names.site, kiosk: names.kiosk, revision: names.revision },
      ...{ ledgerId, sequence: made.sequence, previousHash: made.previousHash, visit, kind: fact.kind, locale },
      ...(fact.receipt && { receipt: fact.receipt }),
      time: { wall: new Date(at).toISOString(), boot, monotonicMs: at - startedAt, offsetMs: 0 },
      ...{ bodyForm: fact.sealed ? 'sealed' : 'plain', bodyHash: hash('sha256', body, 'base64url') },
    });
    made.previousHash = hash('sha256', header, 'base64url');
    return { header, body };
  };
  return {
    ...{ ledgerId, boot, startedAt },
    async day(day) {
      const visits = visitsOf(configuration, day, random, () => receiptReference(prefix, ++made.messages));
      const entries: WireEntry[] = [];
      for (const { at, locale, facts } of visits) {
        const visit = uuidV7(at, random.bytes(10));
        for (const [step, fact] of facts.entries()) entries.push(await write(visit, at + step * STEP_MS, locale, fact));
      }
      return entries;
    },
  };
}

type Visit = { at: number; locale: string; facts: Fact[] };

/** The visits of the demonstration's days, and a few people with something to say. */
function visitsOf(configuration: Configuration, day: string, random: SeededRandom, reference: () => string): Visit[] {
  const ids = questionIds(configuration);
  const counted = demoVisits(configuration, [day], 0, random);
  const rated = counted.map(({ at, locale, valueId, reasonIds, service, comment }): Visit => {
    const facts: Fact[] = [{ kind: 'rating', value: { questionId: ids.rating, scaleId: ids.scale, valueId } }];
    if (service) facts.push({ kind: 'service-answer', value: { questionId: ids.service, serviceId: service.id } });
    if (reasonIds.length > 0) facts.push({ kind: 'reasons', value: { questionId: ids.reasons, reasonIds } });
    if (comment) facts.push({ kind: 'comment', value: { questionId: ids.comment, text: comment }, sealed: true });
    facts.push({ kind: 'visit-end', value: { how: reasonIds.length > 0 || comment ? 'finished' : 'timeout' } });
    return { at, locale, facts };
  });
  const messages = Math.floor(MESSAGES_A_DAY) + (random.chance(MESSAGES_A_DAY % 1) ? 1 : 0);
  const left = Array.from({ length: messages }, (_, place): Visit => {
    const at = (counted.at(0)?.at ?? Date.parse(`${day}T15:00:00Z`)) + place * 3_600_000 + Math.floor(random.next() * 1_800_000);
    const verifier = `1.${Buffer.from(random.bytes(32)).toString('hex')}`;
    const message = {
      kind: 'message',
      value: messageOf(configuration, random),
      sealed: true,
      receipt: { reference: reference(), verifier },
    };
    return { at, locale: 'en', facts: [message, { kind: 'visit-end', value: { how: 'finished' } }] };
  });
  return [...rated, ...left].sort((a, b) => a.at - b.at);
}

const NAMES = ['Ana', 'Ben', 'Carla', 'Dev', 'Elisa', 'Femi', 'Gwen', 'Hugo'];

function messageOf(configuration: Configuration, random: SeededRandom) {
  const kind = random.chance(0.2) ? 'compliment' : 'complaint';
  const said = [0, 1, 2].map(() => random.pick(DEMO_COMMENTS.en?.[kind === 'complaint' ? 'cross' : 'glad'] ?? [''])).join(' ');
  const { services } = inventoryOf(configuration);
  const service = random.chance(0.6) && services.length > 0 ? { service: random.pick(services).id } : {};
  const name = random.pick(NAMES);
  const reach = random.chance(0.5) ? { email: `${name.toLowerCase()}@example.org` } : { phone: '+5018222204' };
  const contact = random.chance(0.8) ? { contact: 'yes', name, ...reach } : { contact: 'no' };
  return { formId: 'feedback', answers: { kind, [kind === 'complaint' ? 'what-happened' : 'praise']: said, ...service, ...contact } };
}

function questionIds({ flow }: Configuration) {
  const idOf = (type: string) => flow.find((question) => question.type === type)?.id ?? '';
  const rating = flow[0];
  if (rating?.type !== 'rating') throw new Error('the first step must be a rating');
  return { rating: rating.id, scale: rating.scale, reasons: idOf('reasons'), service: idOf('service'), comment: idOf('comment') };
}
