// `npm run demo`: ninety days of believable feedback for the shipped organisations, handed in through the same ingest as a
// kiosk's. Seeded: the same each time for the same last day. Run twice, it adds nothing.
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import type { Batch } from '../../protocol/batch.ts';
import type { Configuration } from '../../protocol/configuration.ts';
import { crc32 } from '../../protocol/crc32.ts';
import type { KioskId, LedgerId } from '../../protocol/ids.ts';
import { BATCH_MAX_ENTRIES } from '../../protocol/limits.ts';
import { PublicationPayload, revisionId } from '../../protocol/publication.ts';
import { configurationOf } from '../configuration/publication-for.ts';
import { type DemoLedger, demoLedger } from '../demo/demo-ledger.ts';
import { demoVisits } from '../demo/demo-visits.ts';
import { seededRandom } from '../demo/seeded-random.ts';
import { readEnvironment } from '../environment.ts';
import { acceptBatch } from '../ingest/accept-batch.ts';
import type { Parts } from '../parts.ts';
import { startCollector } from '../start-collector.ts';
import type { KioskStateRow } from '../store/store.ts';

const DAYS = 90;
const SEED = 20_190_227;

const until = lastDay();
const collector = await startCollector({ ...readEnvironment(process.env), host: '127.0.0.1', port: 0 });
try {
  for (const { id } of await collector.parts.store.kiosks.organisations()) await fillOrganisation(collector.parts, id, until);
} finally {
  await collector.stop();
}

function lastDay(): Temporal.PlainDate {
  const { values } = parseArgs({ options: { until: { type: 'string' } } });
  if (!values.until) return Temporal.Now.plainDateISO('UTC').subtract({ days: 1 });
  try {
    return Temporal.PlainDate.from(values.until);
  } catch {
    throw new Error(`--until takes a day such as 2026-11-21, not "${values.until}".`);
  }
}

async function fillOrganisation(parts: Parts, organisation: string, last: Temporal.PlainDate): Promise<void> {
  const days = Array.from({ length: DAYS }, (_, place) => last.subtract({ days: DAYS - 1 - place }).toString());
  const kiosks = (await parts.store.kiosks.kiosks(organisation)).toSorted((a, b) => a.id.localeCompare(b.id));
  // Ids come from it: two organisations must never make the same ones.
  const random = seededRandom(SEED ^ crc32(new TextEncoder().encode(organisation)));
  for (const [place, kiosk] of kiosks.entries()) {
    const publication = await parts.store.configurations.latest(kiosk.id);
    if (!publication) continue;
    const configuration = configurationOf(publication);
    const payload = v.parse(PublicationPayload, JSON.parse(publication.payload));
    const visits = demoVisits(configuration, days, place, random);
    const names = { organisation, site: kiosk.site, kiosk: kiosk.id, revision: revisionId(payload), recipients: payload.recipients };
    const ledger = await demoLedger(visits, names, questionIds(configuration), random);
    const stored = await handIn(parts, kiosk, ledger);
    process.stdout.write(`${kiosk.name}: ${visits.length} visits from ${days[0]} to ${days.at(-1)}, ${stored} new entries.\n`);
  }
}

function questionIds({ flow }: Configuration) {
  const rating = flow[0];
  if (rating?.type !== 'rating') throw new Error('the first step must be a rating');
  const idOf = (type: string) => flow.find((question) => question.type === type)?.id ?? null;
  return {
    rating: rating.id,
    scale: rating.scale,
    ...{ reasons: idOf('reasons'), service: idOf('service'), promise: idOf('promise'), comment: idOf('comment') },
  };
}

/** In batches, each dated when its last entry was made. Entries that are there already are the collector's to notice. */
async function handIn(parts: Parts, kiosk: KioskStateRow, { ledgerId, entries }: DemoLedger): Promise<number> {
  let stored = 0;
  for (let from = 0; from < entries.length; from += BATCH_MAX_ENTRIES) {
    const some = entries.slice(from, from + BATCH_MAX_ENTRIES);
    const wall = (JSON.parse(some.at(-1)?.header ?? '{}') as { time: { wall: string } }).time.wall;
    const batch: Batch = {
      v: 1,
      batchId: randomUUID(),
      kiosk: kiosk.id as KioskId,
      ledgerId: ledgerId as LedgerId,
      clock: { wall, boot: randomUUID(), monotonicMs: 0 },
      configuration: { applied: null, refused: null },
      health: {
        waiting: 0,
        waitingWords: 0,
        oldestWaitingAt: null,
        shelved: 0,
        recorded: from + some.length,
        shellVersion: 'demonstration',
        storage: { usedBytes: null, quotaBytes: null, persisted: null },
        lastError: null,
      },
      entries: some,
    };
    const { verdicts } = await acceptBatch(parts, kiosk, batch, Date.parse(wall));
    stored += verdicts.filter(({ verdict }) => verdict === 'stored').length;
  }
  return stored;
}
