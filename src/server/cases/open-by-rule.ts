// What of arrived messages becomes a case by itself. Their kind stands in what is sealed: it is opened in memory, by the rule, and nothing of
// the words is kept.
import * as v from 'valibot';
import type { CasePolicy } from '../../protocol/case-policy.ts';
import { caseOfMessage } from '../../protocol/cases/case-of-message.ts';
import { EntryHeader } from '../../protocol/entry.ts';
import { FormBody } from '../../protocol/form-body.ts';
import { uuidV7 } from '../../protocol/uuid-v7.ts';
import { type Shown, shownFrom } from '../configuration/shown-from.ts';
import { opaqueIds } from '../inbox/opaque-id.ts';
import { localTime } from '../ingest/local-time.ts';
import type { SealingKey } from '../keys/key-file.ts';
import { openSealedBody } from '../keys/open-sealed-body.ts';
import { acknowledgeByEmail } from '../letters/acknowledge-by-email.ts';
import type { Parts } from '../parts.ts';
import type { ArrivedMessage, CaseOpening } from '../store/case-store.ts';
import { casePolicyOf } from './case-policy-of.ts';
import { collectorPrefix } from './collector-prefix.ts';

type Needs = Pick<Parts, 'store' | 'keys' | 'dues' | 'clock' | 'random' | 'collector' | 'log' | 'mail'>;
const HOUR_MS = 60 * 60 * 1000;
const Body = v.pipe(v.string(), v.parseJson(), FormBody);
const Header = v.pipe(v.string(), v.parseJson(), v.pick(EntryHeader, ['receipt']));

export async function openByRule(parts: Needs, organisation: string, messages: readonly ArrivedMessage[]): Promise<void> {
  if (messages.length === 0) return;
  const { store } = parts;
  const keys = await parts.keys.sealingKeys(organisation);
  const shown = shownFrom(store);
  const { hide } = opaqueIds(await store.sharedSecret('inbox-ids'));
  const police = await policeSites(parts, organisation);
  const prefix = await collectorPrefix(parts, organisation);
  const dueOf = await parts.dues(organisation);
  const policy = await casePolicyOf(store, organisation);
  for (const message of messages) {
    const found = await caseIn(organisation, message, { keys, shown, policy });
    if (!found) continue;
    const at = parts.clock();
    // Made within seconds of the message, its id must not tell the minute of it.
    const fact = { id: uuidV7(Math.floor(at / HOUR_MS) * HOUR_MS, parts.random(10)), doneAt: at, by: 'rule' as const, words: null };
    const what = { ...openingOf(message), ...found, held: found.kind === 'complaint' && police.has(message.site) };
    const { case: opened } = await store.cases.open({ organisation, case: hide(message.id), fact, what, prefix, at, dueOf });
    await acknowledgeByEmail(parts, message, opened);
  }
}

type Known = { keys: readonly SealingKey[]; shown: Shown; policy: CasePolicy | null };

/** null: it is none, or nobody here can open it. */
async function caseIn(organisation: string, { id, kiosk, revision, body }: ArrivedMessage, { keys, shown, policy }: Known) {
  const plain = v.safeParse(Body, await openSealedBody(body, { organisation, entryId: id }, keys));
  return plain.success ? caseOfMessage(plain.output, await shown(kiosk, revision), policy) : null;
}

/** All of it that stands in the clear. */
export function openingOf(
  message: ArrivedMessage,
): Pick<CaseOpening['what'], 'channel' | 'reference' | 'site' | 'receivedAt' | 'day' | 'locale' | 'entry'> {
  const { id, site, header, locale, receivedAt, timeZone } = message;
  const read = v.safeParse(Header, header);
  const reference = (read.success && read.output.receipt?.reference) || null;
  const { day } = localTime(receivedAt, timeZone);
  return { channel: 'kiosk', reference, site: site as CaseOpening['what']['site'], receivedAt, day, locale, entry: id };
}

export async function policeSites({ store }: Pick<Parts, 'store'>, organisation: string): Promise<ReadonlySet<string>> {
  return new Set((await store.kiosks.sites(organisation)).filter(({ police }) => police).map(({ id }) => id));
}
