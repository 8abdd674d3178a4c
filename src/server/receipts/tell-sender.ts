// What somebody with a receipt is told of their message: how it stands, what is promised, what staff wrote for them.
import * as v from 'valibot';
import { FactWords } from '../../protocol/cases/case-facts.ts';
import { type Case, caseFrom } from '../../protocol/cases/case-from.ts';
import { Problem } from '../../protocol/problem.ts';
import type { ArrivedReceipt } from '../../protocol/receipt-api.ts';
import type { organisationClocks } from '../clock/organisation-clock.ts';
import { type ClockReading, readClock } from '../clock/read-clock.ts';
import { localTime } from '../ingest/local-time.ts';
import type { SealingKey } from '../keys/key-file.ts';
import { openSealedBody } from '../keys/open-sealed-body.ts';
import type { Parts } from '../parts.ts';
import type { ArrivedMessage, StoredFact } from '../store/case-store.ts';
import type { StoredReceipt } from '../store/receipt-store.ts';
import { extensionTold, type FactToTell, mayTell, toldToSender } from './told-to-sender.ts';

export type Telling = Pick<Parts, 'store' | 'keys' | 'log'> & { clocks: ReturnType<typeof organisationClocks> };
const ToPerson = v.pipe(v.string(), v.parseJson(), v.object({ toPerson: FactWords.entries.toPerson }));
const NOTHING = { by: null, toBeConfirmed: false, on: null };

export async function tellSender(parts: Telling, { organisation, entry }: StoredReceipt, now: number): Promise<ArrivedReceipt> {
  const { store } = parts;
  const message = await store.cases.arrived(organisation, entry);
  if (!message) throw new Problem('receipt-unknown');
  const [named, site] = await Promise.all([store.kiosks.organisation(organisation), store.kiosks.site(organisation, message.site)]);
  if (!named || !site) throw new Error(`organisation "${organisation}" or site "${message.site}" of a message is not there`);
  const place = { organisation: named.name, site: site.name, receivedOn: dayAt(message, message.receivedAt) };
  const id = await store.receipts.caseOf(organisation, entry);
  if (id === null) return { ...place, ...NOT_A_CASE };
  const facts = await store.cases.facts(organisation, id);
  const found = caseFrom(facts.map((fact) => ({ ...fact, words: null })));
  if (!found) throw new Error('a case without the fact that opens it');
  const toTell = await openForPerson(organisation, facts, await parts.keys.sealingKeys(organisation));
  const promised = await promisedOf(parts, organisation, { ...found, clock: { ...found.clock, extendedTo: extensionTold(toTell) } }, now);
  return { ...place, ...toldToSender(found, toTell, promised, (ms) => dayAt(message, ms)) };
}

const NOT_A_CASE = {
  state: 'received',
  acknowledge: NOTHING,
  answer: NOTHING,
  told: [],
  added: [],
  asksSatisfied: false,
} as const satisfies Omit<ArrivedReceipt, 'organisation' | 'site' | 'receivedOn'>;

/** Nothing is opened that could not be told anyway. */
function openForPerson(organisation: string, facts: readonly StoredFact[], keys: readonly SealingKey[]): Promise<FactToTell[]> {
  return Promise.all(
    facts.map(async ({ id, what, number, at, words }) => {
      const opened = words !== null && mayTell(what) ? await openSealedBody(words, { organisation, entryId: id }, keys) : null;
      const read = v.safeParse(ToPerson, opened);
      return { what, number, at, hasWords: words !== null, toPerson: (read.success && read.output.toPerson) || null };
    }),
  );
}

/** A policy that can't be read promises nothing, and the log says why. */
async function promisedOf({ clocks, log }: Telling, organisation: string, found: Case, now: number): Promise<ClockReading> {
  try {
    const clock = await clocks(organisation);
    const { kind, contact, stage } = found;
    if (clock) return readClock(clock.policy, clock.calendar, { kind, contact, stage, ...found.clock }, now);
  } catch (error) {
    if (error instanceof Problem) throw error;
    log.error({ err: error, organisation }, 'the clock could not say to a sender by when their case is due');
  }
  return { acknowledge: null, respond: null };
}

function dayAt({ timeZone }: ArrivedMessage, ms: number): string {
  return localTime(ms, timeZone).day;
}
