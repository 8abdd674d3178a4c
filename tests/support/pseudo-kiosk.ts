// The kiosk built with pseudo-locales in place of two of its own: what it says in "en" is `qps-Ploc`, in "ar" `qps-Arab`. For tests and
// pictures: the kiosk that is shipped has neither.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';
import type { Configuration } from '../../src/protocol/configuration.ts';
import { type Pseudo, pseudoTexts, withPseudoLocale } from './pseudo-locale.ts';

export async function buildPseudoKiosk(folder: string): Promise<void> {
  process.env.APP = 'kiosk';
  await build({ configFile: 'vite.config.ts', logLevel: 'error', plugins: [pseudoPlugin()], build: { outDir: folder } });
}

/** What such a kiosk can be given: the texts of a configuration in the same two. */
export function pseudoConfiguration(configuration: Configuration): Configuration {
  // Arabic first: both are made from English.
  const both = withPseudoLocale(withPseudoLocale(configuration, 'qps-Arab', 'ar'), 'qps-Ploc', 'en');
  return { ...both, locales: ['en', 'ar'] };
}

function pseudoPlugin(): Plugin {
  return {
    name: 'candour-pseudo-locales',
    enforce: 'pre',
    load: {
      filter: { id: /kiosk-config\/texts\/(?:.+\/)?(?:en|ar)\.json$/ },
      handler(id) {
        const pseudo: Pseudo = id.endsWith('en.json') ? 'qps-Ploc' : 'qps-Arab';
        const english = JSON.parse(readFileSync(join(id, '..', 'en.json'), 'utf8'));
        return JSON.stringify(pseudoTexts(english, pseudo));
      },
    },
  };
}
