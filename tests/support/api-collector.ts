// A whole collector on a real store in a folder of its own, for tests of the API: requests go through the app itself, or over HTTP to
// `url`. The clock stands where the test puts it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CollectorOptions, type Started, startCollector } from '../../src/server/start-collector.ts';
import { writeConfigurationFolder } from './api-configuration-folder.ts';

/** A Tuesday, 15:30 UTC: 10:30 in the Cayman Islands, 18:30 in Nairobi. */
export const NOON_OR_SO = Date.UTC(2026, 2, 10, 15, 30);
const ORIGIN = 'http://localhost';

type TestClock = { now: number };
export type TestCollector = Started & {
  clock: TestClock;
  folder: string;
  /** Through the app, without a socket. */
  request(path: string, init?: RequestInit): Promise<Response>;
};

export async function aCollector(options: Partial<CollectorOptions> = {}): Promise<TestCollector> {
  const folder = await mkdtemp(join(tmpdir(), 'candour-api-'));
  const configurationFolder = join(folder, 'kiosk-config');
  await writeConfigurationFolder(configurationFolder);
  const clock = { now: NOON_OR_SO };
  const dataDir = join(folder, 'data');
  const started = await startCollector({ dataDir, configurationFolder, clock: () => clock.now, ...options });
  return {
    ...started,
    clock,
    folder,
    request: async (path, init) => started.app.request(`${ORIGIN}${path}`, init),
    async stop() {
      await started.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
