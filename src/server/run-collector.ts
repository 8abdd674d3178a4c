// The collector's life as a process: starts by the environment, says where it is, stops cleanly on SIGTERM and SIGINT.
import pino from 'pino';
import { announcement, type Pairing } from './announce.ts';
import { readEnvironment } from './environment.ts';
import { makePairingCode } from './fleet/pairing-code.ts';
import { type Started, startCollector } from './start-collector.ts';

export type RunOptions = { pairFirst: boolean };

/** `pairFirst`: make a pairing link for each organisation's first kiosk that was never paired. Ends the process with 1 when the start fails. */
export async function runCollector(environment: NodeJS.ProcessEnv, { pairFirst }: RunOptions): Promise<void> {
  const log = pino({ level: 'info' });
  try {
    const started = await startCollector({ ...readEnvironment(environment), log });
    stopOnSignals(started, log);
    const pairings = pairFirst ? await firstPairings(started) : [];
    process.stdout.write(`${announcement({ ...started, pairings })}\n`);
  } catch (error) {
    log.error({ err: error }, 'could not start');
    process.stderr.write(`\nCandour could not start: ${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}

async function firstPairings({ parts, url }: Started): Promise<Pairing[]> {
  const pairings: Pairing[] = [];
  for (const { id } of await parts.store.kiosks.organisations()) {
    const kiosk = (await parts.store.kiosks.kiosks(id)).find(({ publicKey }) => publicKey === null);
    if (!kiosk) continue;
    const { path } = await makePairingCode(parts, kiosk.id, parts.clock(), null);
    pairings.push({ organisation: id, kiosk: kiosk.name, link: `${url}${path}` });
  }
  return pairings;
}

function stopOnSignals(started: Started, log: pino.Logger): void {
  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    await started.stop();
    log.info('stopped');
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      stop(signal).catch((error: unknown) => {
        log.error({ err: error }, 'could not stop cleanly');
        process.exit(1);
      });
    });
  }
}
