// Words from a kiosk for a test, sealed to the organisation (or to another one, whose keys do not open them).
import { randomUUID } from 'node:crypto';
import { aBatch, anEntry } from './api-batch.ts';
import type { TestCollector } from './api-collector.ts';
import type { TestKiosk } from './api-kiosk.ts';
import { sealForTest } from './api-sealing.ts';

type More = { kind: 'comment' | 'message'; id?: string; sealedTo?: string; receipt?: object };

/** Gives the entry's id. */
export async function sendWords(collector: TestCollector, kiosk: TestKiosk, plain: object, more: More): Promise<string> {
  const { organisation } = kiosk.pairing;
  const { kind, id = randomUUID(), sealedTo = organisation, receipt } = more;
  const keys = (await collector.parts.keys.sealingKeys(sealedTo)).slice(0, 1);
  const body = await sealForTest(JSON.stringify(plain), { organisation, entryId: id }, keys);
  const header = { id, kind, bodyForm: 'sealed', ...(receipt ? { receipt } : {}) };
  const entry = anEntry(kiosk, { wallMs: collector.clock.now, header, body });
  await kiosk.sendBatch(aBatch(kiosk, [entry], collector.clock.now));
  return id;
}
