// An administrator changes a kiosk's configuration over the API, as the console does.
import type { Configuration } from '../../src/protocol/configuration.ts';
import type { ConfigurationAnswer } from '../../src/protocol/console-api.ts';
import { type ConsoleSession, kioskRow } from './console-session.ts';
import { until } from './until.ts';

/** Based on what is published now. */
export async function publish(
  administrator: ConsoleSession,
  kiosk: string,
  change: (standing: Configuration) => Partial<Configuration>,
): Promise<void> {
  const { revision, configuration } = await administrator.get<ConfigurationAnswer>(`/kiosks/${kiosk}/configuration`);
  const next = { ...configuration, ...change(configuration) };
  await administrator.post(`/kiosks/${kiosk}/publications`, { basedOn: revision, configuration: next });
}

/** Resolves once the kiosk shows what is wanted. */
export async function untilShown(administrator: ConsoleSession, kiosk: string): Promise<void> {
  await until(
    () => kioskRow(administrator, kiosk),
    ({ confirmed, wanted }) => confirmed !== null && confirmed === wanted,
  );
}
