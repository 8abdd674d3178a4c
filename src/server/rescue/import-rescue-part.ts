// One part of a rescue: whose kiosk signed it, what is inside, and the same way into the store as a batch. The kiosk itself was not
// heard, so its last contact stays as it was. Whatever is wrong ends the request before anything is stored.
import * as v from 'valibot';
import type { Verdict } from '../../protocol/batch.ts';
import type { RescueAnswer } from '../../protocol/console-api.ts';
import { Problem } from '../../protocol/problem.ts';
import { type RescuePart, RescuePayload } from '../../protocol/rescue.ts';
import { maySee } from '../fleet/visible-kiosk.ts';
import { isSignedBy } from '../http/verify-signature.ts';
import { ingestEntries } from '../ingest/ingest-entries.ts';
import { occurredBefore } from '../ingest/occurred-at.ts';
import type { Parts } from '../parts.ts';
import type { KioskStateRow, PersonRow } from '../store/store.ts';
import { openRescue } from './open-rescue.ts';

type Needs = Pick<Parts, 'store' | 'keys' | 'metrics' | 'caseOpener'>;

export async function importRescuePart(
  parts: Needs,
  person: PersonRow,
  part: RescuePart,
  receivedAt: number,
): Promise<v.InferInput<typeof RescueAnswer>> {
  const kiosk = await signer(parts, person, part);
  const payload = readPayload(part.payload, kiosk);
  const { entries } = await openRescue(payload, await parts.keys.sealingKeys(kiosk.organisation));
  const { verdicts, nameless } = await ingestEntries(parts, {
    kiosk,
    entries,
    receivedAt,
    occurred: (time) => occurredBefore(time, payload.clock, receivedAt),
    contact: null,
  });
  return {
    kiosk: { id: kiosk.id, name: kiosk.name },
    ledgerId: payload.ledgerId,
    part: payload.part,
    parts: payload.parts,
    madeAt: payload.clock.wall,
    verdicts: countVerdicts(verdicts, nameless),
  };
}

/** Any key that a kiosk ever had will do: what waits was signed with the key of its day. A kiosk of others is not there for this person. */
async function signer({ store }: Needs, person: PersonRow, { keyId, payload, signature }: RescuePart): Promise<KioskStateRow> {
  if (!isSignedBy(keyId, payload, Buffer.from(signature, 'base64url'))) throw new Problem('rescue-altered');
  const found = await store.kiosks.byPublicKey(keyId);
  if (!found || !maySee(person, found.kiosk)) throw new Problem('not-found');
  return found.kiosk;
}

function readPayload(text: string, kiosk: KioskStateRow): RescuePayload {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), RescuePayload), text);
  if (!parsed.success) throw new Problem('rescue-unreadable', { detail: 'its payload' });
  const { organisation, kiosk: id } = parsed.output;
  if (organisation !== kiosk.organisation || id !== kiosk.id) throw new Problem('rescue-unreadable', { detail: 'it names another kiosk' });
  return parsed.output;
}

/** What has no id to be named by counts as refused. */
function countVerdicts(verdicts: readonly Verdict[], nameless: number) {
  const counts = { stored: 0, duplicate: 0, gone: 0, conflict: 0, refused: nameless };
  for (const { verdict } of verdicts) counts[verdict] += 1;
  return counts;
}
