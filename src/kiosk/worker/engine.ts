// The worker's second part, loaded once the kiosk is ready: sends, pairs, takes over configurations, reports. Recording goes on
// without it.
import { STANDS_STILL } from '../service-worker/passage.ts';
import type { PageToWorker } from '../worker-port.ts';
import { rescueAnswers } from './answer-rescue.ts';
import { type ConfigurationKeeper, keepConfiguration } from './configuration-keeper.ts';
import { describeError } from './describe-error.ts';
import { announce, type LiveStation } from './live-station.ts';
import { watchPage } from './page-watch.ts';
import { type PairResult, pair } from './pair.ts';
import { panelReport } from './panel-report.ts';
import { countTurnedAway, watchRoom } from './room-keeper.ts';
import { watchRest } from './safe-mode.ts';
import { recordStationFact, tellUntold } from './station-events.ts';
import { createStorageReport, type StorageReport } from './storage-report.ts';
import { type Sync, startSync } from './sync.ts';

export type Engine = { handle(message: PageToWorker): void; alive(isSeen: boolean): void; tell(): Promise<void>; stop(): void };

export async function startEngine(live: LiveStation): Promise<Engine> {
  const nonces = { current: '' };
  const storage = createStorageReport();
  let sync: Sync | null = null;
  let keeper: ConfigurationKeeper | null = null;
  const syncSoon = () => sync?.sender.trigger('configuration');
  const rest = watchRest(live, syncSoon);
  const answerRescue = rescueAnswers(live);
  const room = watchRoom(live, storage, syncSoon);
  const page = watchPage(() => void fetch(`${import.meta.env.BASE_URL}${STANDS_STILL}`).catch(() => undefined));

  async function startPaired(): Promise<void> {
    const { identity, configuration } = live;
    if (!identity || !configuration) return;
    sync?.sender.stop();
    const running = keepConfiguration(live, identity, configuration, nonces, syncSoon);
    keeper = running;
    sync = await startSync(live, identity, {
      nonces,
      storage,
      refused: running.refused,
      wanted: (revision) => running.dispatch({ type: 'wanted', revision }),
    });
  }

  const noteError = (error: unknown) => noteDiskError(live, error);

  async function answerPairing(call: number, code: string): Promise<void> {
    const result = await pair(live, code).catch((): PairResult => ({ ok: false, problem: 'internal' }));
    // Paired it is; what could not be started now is started at the next opening.
    if (result.ok) await startPaired().catch(noteError);
    live.post({ type: 'pair-result', call, result });
    if (!result.ok) return;
    announce(live);
    await recordStationFact(live, { event: 'paired' });
    await tellUntold(live);
    syncSoon();
  }

  function handle(message: PageToWorker): unknown {
    switch (message.type) {
      case 'pair':
        return answerPairing(message.call, message.code);
      case 'visit-state':
        live.busy = message.busy;
        return keeper?.dispatch({ type: 'visit-state', busy: message.busy });
      case 'turned-away':
        return countTurnedAway(live, message.kind);
      case 'sync-now':
        return sync?.sender.trigger('sync-now');
      case 'wake':
        return sync?.sender.trigger(message.reason);
      case 'panel-report':
        return answerPanel(live, sync, storage, message.call).catch(noteError);
      case 'open-words':
        return answerReader(live, message);
      case 'rescue':
        return answerRescue(message);
      case 'configuration-shown':
        rest.begin();
        return keeper?.dispatch({ type: 'shown', revision: message.revision });
      case 'configuration-failed':
        return keeper?.dispatch({ type: 'failed', revision: message.revision, reason: message.reason.slice(0, 300) });
    }
  }

  await tellStart(live);
  await startPaired();
  const stop = () => {
    for (const each of [rest, room, page]) each.stop();
    sync?.sender.stop();
  };
  return { handle, alive: page.alive, tell: () => tellUntold(live), stop };
}

function noteDiskError(live: LiveStation, error: unknown): void {
  live.lastError = `disk: ${describeError(error)}`;
}

async function answerPanel(live: LiveStation, sync: Sync | null, storage: () => Promise<StorageReport>, call: number): Promise<void> {
  live.post({ type: 'panel-report', call, report: await panelReport(live, sync, storage) });
}

/** Once a life, and with it what was found of the outbox before anything could be written. */
async function tellStart(live: LiveStation): Promise<void> {
  if (!live.hasToldStart) {
    live.hasToldStart = true;
    await recordStationFact(live, { event: 'started', shellVersion: live.shellVersion });
  }
  await tellUntold(live);
}

async function answerReader(live: LiveStation, { call, reader, before }: Extract<PageToWorker, { type: 'open-words' }>): Promise<void> {
  const page = await import('./open-words.ts').then(({ openWords }) => openWords(live, reader, before)).catch(() => null);
  live.post({ type: 'words', call, page });
}
