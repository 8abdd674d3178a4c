// What the collector itself puts onto a case about its letters. It works within seconds of a message: neither the id of what it writes nor a time
// in it tells the minute of that (tap privacy).
import type { FactWords, What } from '../../protocol/cases/case-facts.ts';
import { type Case, caseFrom } from '../../protocol/cases/case-from.ts';
import { refusalOf } from '../../protocol/cases/refusal.ts';
import { uuidV7 } from '../../protocol/uuid-v7.ts';
import { sealWords } from '../keys/seal-words.ts';
import type { Parts } from '../parts.ts';
import type { MailChange } from '../store/letter-store.ts';

export type ByRule = Pick<Parts, 'store' | 'keys' | 'dues' | 'clock' | 'random'>;
type Made = { id?: string; what: What; words: FactWords | null };
type Place = { organisation: string; caseId: string };
const HOUR_MS = 3_600_000;
const RULE = { by: 'rule', hand: 'rule' } as const;

/** `make` gets the case, and the hour at its site. What it may not add by then is left out; the e-mail changes all the same when it ends. */
export async function addByRule(
  parts: ByRule,
  { organisation, caseId }: Place,
  make: (found: Case, hour: Temporal.ZonedDateTime) => readonly Made[],
  { mail, unless = () => false }: { mail: MailChange; unless?: (found: Case) => boolean },
): Promise<void> {
  const { store, keys, clock } = parts;
  const facts = await store.cases.facts(organisation, caseId);
  const found = caseFrom(facts.map((fact) => ({ ...fact, words: null })));
  if (!found) return;
  const at = clock();
  const recipients = await keys.recipients(organisation);
  const sealed = make(found, await hourAt(parts, organisation, found.site, at)).map(async ({ id = newFactId(parts), what, words }) => {
    const closed = words && (await sealWords(words, { organisation, entryId: id }, recipients));
    return { id, case: caseId, doneAt: at, basedOn: found.number, what, words: closed };
  });
  await store.cases.add({
    ...{ organisation, reader: null, by: RULE.by, at, mail },
    facts: await Promise.all(sealed),
    judge: (history, { basedOn, what }) => (isOver(history, unless) ? 'not-allowed' : refusalOf(history, { basedOn, what }, RULE)),
    follows: () => null,
    dueOf: await parts.dues(organisation),
  });
}

function isOver(history: Parameters<typeof caseFrom>[0], unless: (found: Case) => boolean): boolean {
  const found = caseFrom(history);
  return found === null || unless(found);
}

export function newFactId({ clock, random }: Pick<Parts, 'clock' | 'random'>): string {
  return uuidV7(Math.floor(clock() / HOUR_MS) * HOUR_MS, random(10));
}

async function hourAt({ store }: ByRule, organisation: string, site: string, at: number): Promise<Temporal.ZonedDateTime> {
  const there = await store.kiosks.site(organisation, site);
  const instant = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(there?.timeZone ?? 'UTC');
  return instant.round({ smallestUnit: 'hour', roundingMode: 'floor' });
}
