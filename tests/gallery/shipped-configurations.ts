// The configurations in `kiosk-config/`, as each kiosk would be given them.
import type { Configuration } from '../../src/protocol/configuration.ts';
import { readConfigurationFolder } from '../../src/server/configuration/read-configuration-files.ts';

export async function shippedConfigurations(): Promise<Configuration[]> {
  const { organisations, complaints } = await readConfigurationFolder('kiosk-config');
  if (complaints.length > 0) throw new Error(complaints.join('\n'));
  return organisations.flatMap(({ kiosks }) => kiosks.map(({ configuration }) => configuration));
}
