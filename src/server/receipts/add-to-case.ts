// Takes in what a sender adds: one fact of their case, words sealed before the store sees them. A message that became no case by itself becomes
// one now, so that nothing that is added is without somebody to read it.

import type { What } from '../../protocol/cases/case-facts.ts';
import type { Case } from '../../protocol/cases/case-from.ts';
import type { CaseState } from '../../protocol/cases/case-kinds.ts';
import { refusalOf } from '../../protocol/cases/refusal.ts';
import { Problem } from '../../protocol/problem.ts';
import type { ReceiptAddition } from '../../protocol/receipt-api.ts';
import { uuidV7 } from '../../protocol/uuid-v7.ts';
import { collectorPrefix } from '../cases/collector-prefix.ts';
import { openingOf, policeSites } from '../cases/open-by-rule.ts';
import { opaqueIds } from '../inbox/opaque-id.ts';
import { sealWords } from '../keys/seal-words.ts';
import type { Parts } from '../parts.ts';
import type { StoredReceipt } from '../store/receipt-store.ts';

type Needs = Pick<Parts, 'store' | 'keys' | 'dues' | 'random' | 'collector'>;
const SENDER = { by: 'sender', hand: 'sender' } as const;

/** Throws `shape-invalid` for an id that was used for something else. */
export async function addToCase(
  parts: Needs,
  { organisation, entry }: StoredReceipt,
  addition: ReceiptAddition,
  at: number,
): Promise<void> {
  const { id, wantsContact, satisfied, words } = addition;
  const of = (await parts.store.receipts.caseOf(organisation, entry)) ?? (await openForSender(parts, organisation, entry, at));
  const sealed = await sealWords(words, { organisation, entryId: id }, await parts.keys.recipients(organisation));
  const fact = {
    ...{ id, case: of, doneAt: at, basedOn: 0 },
    what: { fact: 'added' as const, wantsContact, satisfied },
    words: Object.keys(words).length > 0 ? sealed : null,
  };
  const { answers } = await parts.store.cases.add({
    ...{ organisation, reader: null, by: SENDER.by, facts: [fact], at },
    judge: (history, { basedOn, what }) => refusalOf(history, { basedOn, what }, SENDER),
    follows: (found) => goesOn(found, addition),
    dueOf: await parts.dues(organisation),
  });
  if (answers[0]?.answer === 'refused') throw new Problem('shape-invalid', { detail: 'made anew for each addition', path: 'id' });
}

/** With another body it stays with that: there the answer only stands as one that did not satisfy. */
const ENDS_WITH_AN_ANSWER: readonly CaseState[] = ['answered', 'resolved', 'closed'];

function goesOn({ state }: Case, { satisfied, words }: ReceiptAddition): What | null {
  if (satisfied === false && ENDS_WITH_AN_ANSWER.includes(state)) return { fact: 'reopened' };
  // What was awaited from them is here: the clock runs again.
  return state === 'waiting' && words.text !== undefined ? { fact: 'state', to: 'in-progress' } : null;
}

/** Nobody has looked yet what it is about: at a police site it is held until intake has. */
async function openForSender(parts: Needs, organisation: string, entry: string, at: number): Promise<string> {
  const { store } = parts;
  const message = await store.cases.arrived(organisation, entry);
  if (!message) throw new Problem('receipt-unknown');
  const held = (await policeSites(parts, organisation)).has(message.site);
  const { hide } = opaqueIds(await store.sharedSecret('inbox-ids'));
  const { case: opened } = await store.cases.open({
    ...{ organisation, case: hide(entry), at },
    fact: { id: uuidV7(at, parts.random(10)), doneAt: at, by: SENDER.by, words: null },
    what: { ...openingOf(message), kind: 'question', contact: 'none', department: null, service: null, held },
    prefix: await collectorPrefix(parts, organisation),
    dueOf: await parts.dues(organisation),
  });
  return opened.id;
}
