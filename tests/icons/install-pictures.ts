// What is shown of the kiosk where it is about to be installed: its question, on a screen lying down and on one upright, of an organisation
// that is nobody's.
import type { Browser } from 'playwright';
import type { Configuration } from '../../src/protocol/configuration.ts';
import { shippedConfigurations } from '../gallery/shipped-configurations.ts';
import { aStage, settled } from '../gallery/stage.ts';

/** As the manifest names them. */
const PICTURES = [
  { file: 'install/kiosk-wide.png', width: 1280, height: 800 },
  { file: 'install/kiosk-narrow.png', width: 800, height: 1280 },
] as const;

/** `folder` holds the built kiosk. */
export async function takeInstallPictures(browser: Browser, folder: string, keep: (file: string, png: Buffer) => void): Promise<void> {
  const configuration = nobodys(await shippedConfigurations());
  const screen = configuration.flow[0]?.id ?? '';
  const stage = await aStage(browser, folder, 1);
  for (const { file, width, height } of PICTURES) {
    await stage.resize(width, height);
    const common = { organisation: 'nobody', kiosk: 'nowhere', pseudoOf: null, locale: 'en', mode: 'default' } as const;
    await settled(await stage.show({ ...common, configuration, screen }));
    keep(file, await stage.page.screenshot());
  }
  await stage.end();
}

/** A shipped one, without what belongs to its organisation. */
function nobodys(shipped: readonly Configuration[]): Configuration {
  const example = shipped.find(({ locales }) => locales.length === 2);
  if (!example) throw new Error('no shipped kiosk speaks two languages');
  const { notice: _notice, forms: _forms, standards: _standards, look: _look, organisation, site, ...rest } = example;
  return {
    ...rest,
    organisation: { ...organisation, name: { en: 'Your organisation' } },
    site: { ...site, name: { en: 'Your counter' } },
  };
}
