// The worker's second part, loaded once the kiosk is ready: sends, pairs, takes over configurations, reports. Recording goes on
// without it.
import type { PageToWorker } from '../worker-port.ts';
import { type ConfigurationKeeper, keepConfiguration } from './configuration-keeper.ts';
import { announce, type LiveStation } from './live-station.ts';
import { type PairResult, pair } from './pair.ts';
import { panelReport } from './panel-report.ts';
import { recordStationFact } from './station-events.ts';
import { createStorageReport } from './storage-report.ts';
import { type Sync, startSync } from './sync.ts';

export type Engine = { handle(message: PageToWorker): void; stop(): void };

export async function startEngine(live: LiveStation): Promise<Engine> {
  const nonces = { current: '' };
  const storage = createStorageReport();
  let sync: Sync | null = null;
  let keeper: ConfigurationKeeper | null = null;

  async function startPaired(): Promise<void> {
    const { identity, configuration } = live;
    if (!identity || !configuration) return;
    sync?.sender.stop();
    const syncSoon = () => sync?.sender.trigger('configuration');
    const running = keepConfiguration(live, identity, configuration, nonces, syncSoon);
    keeper = running;
    sync = await startSync(live, identity, {
      nonces,
      storage,
      refused: running.refused,
      wanted: (revision) => running.dispatch({ type: 'wanted', revision }),
    });
  }

  async function answerPairing(call: number, code: string): Promise<void> {
    const result = await pair(live, code).catch((): PairResult => ({ ok: false, problem: 'internal' }));
    if (result.ok) await startPaired();
    live.post({ type: 'pair-result', call, result });
    if (!result.ok) return;
    announce(live);
    await recordStationFact(live, { event: 'paired' });
    sync?.sender.trigger('configuration');
  }

  async function answerPanel(call: number): Promise<void> {
    live.post({ type: 'panel-report', call, report: await panelReport(live, sync, storage) });
  }

  function handle(message: PageToWorker): void {
    switch (message.type) {
      case 'pair':
        void answerPairing(message.call, message.code);
        break;
      case 'visit-state':
        live.busy = message.busy;
        keeper?.dispatch({ type: 'visit-state', busy: message.busy });
        break;
      case 'sync-now':
        sync?.sender.trigger('sync-now');
        break;
      case 'wake':
        sync?.sender.trigger(message.reason);
        break;
      case 'panel-report':
        void answerPanel(message.call);
        break;
      case 'configuration-shown':
        keeper?.dispatch({ type: 'shown', revision: message.revision });
        break;
      case 'configuration-failed':
        keeper?.dispatch({ type: 'failed', revision: message.revision, reason: message.reason.slice(0, 300) });
        break;
      case 'hello':
      case 'record':
      case 'withdraw':
        break;
    }
  }

  if (!live.hasToldStart) {
    live.hasToldStart = true;
    await recordStationFact(live, { event: 'started', shellVersion: live.shellVersion });
  }
  await startPaired();
  return { handle, stop: () => sync?.sender.stop() };
}
