// The load as a file, and the kiosks it speaks for: made once against a throw-away collector, which says what revision to name.
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

export async function aLoad({ scratch }: BenchContext, batchesPerConnection: number): Promise<Load> {
  const kiosks = [aLoadKiosk('george-town', 'george-town'), aLoadKiosk('bodden-town', 'bodden-town')];
  const place = await placeOf(kiosks, scratch);
  const connections: Connection[] = [];
  for (const kiosk of kiosks)
    for (let made = 0; made < CONNECTIONS_PER_KIOSK; made++) connections.push(await prepareConnection(kiosk, place, batchesPerConnection));
  const file = join(scratch, 'ingest-load');
  writeLoad(file, connections);
  return { file, kiosks, rows: connections.length * batchesPerConnection * BATCH_ENTRIES };
}

async function placeOf(kiosks: readonly LoadKiosk[], scratch: string) {
  const collector = await aCollector({ CANDOUR_DATA_DIR: join(scratch, 'ingest-throw-away') });
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
