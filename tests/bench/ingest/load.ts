// The load as a file, and the kiosks it speaks for: made once against a throw-away collector, which says what revision to name.
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { API_BASE } from '../../../src/protocol/api-routes.ts';
import type { PairingAnswer } from '../../../src/protocol/pairing.ts';
import { type PublicationPayload, revisionId } from '../../../src/protocol/publication.ts';
import { aCollector, type CollectorProcess } from '../../support/collector-process.ts';
import { anAdministrator, aPairingCode } from '../../support/console-session.ts';
import type { BenchContext } from '../comparison.ts';
import { type Connection, writeLoad } from './load-file.ts';
import { aLoadKiosk, BATCH_ENTRIES, type LoadKiosk, prepareConnection } from './prepare-load.ts';

export type Load = { file: string; kiosks: LoadKiosk[]; rows: number };

const CONNECTIONS_PER_KIOSK = 2;

const loads = new WeakMap<BenchContext, Promise<Load>>();

/** Made once for both runs. */
export function aLoad(context: BenchContext, batchesPerConnection: number): Promise<Load> {
  const made = loads.get(context) ?? makeLoad(context, batchesPerConnection);
  loads.set(context, made);
  return made;
}

async function makeLoad(context: BenchContext, batchesPerConnection: number): Promise<Load> {
  const folder = mkdtempSync(join(context.scratch, 'ingest-load-'));
  const kiosks = [aLoadKiosk('george-town', 'george-town'), aLoadKiosk('bodden-town', 'bodden-town')];
  const place = await placeOf(kiosks, join(folder, 'throw-away'));
  const connections: Connection[] = [];
  for (const kiosk of kiosks)
    for (let made = 0; made < CONNECTIONS_PER_KIOSK; made++) connections.push(await prepareConnection(kiosk, place, batchesPerConnection));
  const file = join(folder, 'batches');
  writeLoad(file, connections);
  return { file, kiosks, rows: connections.length * batchesPerConnection * BATCH_ENTRIES };
}

async function placeOf(kiosks: readonly LoadKiosk[], dataDir: string) {
  const collector = await aCollector({ CANDOUR_DATA_DIR: dataDir });
  try {
    const [answer] = await pairAll(collector, kiosks);
    if (!answer) throw new Error('no kiosk was paired');
    return {
      organisation: answer.organisation as string,
      revision: revisionId(JSON.parse(answer.publication.payload) as PublicationPayload),
    };
  } finally {
    await collector.kill();
  }
}

/** The same keys on every collector: the bytes of the load never change. */
export async function pairAll(collector: CollectorProcess, kiosks: readonly LoadKiosk[]): Promise<PairingAnswer[]> {
  const administrator = await anAdministrator(collector);
  const answers: PairingAnswer[] = [];
  for (const { kiosk, keyId } of kiosks) {
    const code = await aPairingCode(administrator, kiosk);
    const answer = await fetch(`${collector.url}${API_BASE}/pairing`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: collector.url },
      body: JSON.stringify({ code, publicKey: keyId }),
    });
    if (!answer.ok) throw new Error(`${kiosk} was not paired: ${answer.status} ${await answer.text()}`);
    answers.push((await answer.json()) as PairingAnswer);
  }
  return answers;
}
