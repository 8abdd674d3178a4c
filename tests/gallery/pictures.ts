// What the gallery has a picture of: every screen of every shipped configuration, in each of its languages, in each way the screen can be
// set for a visitor, in each size; and the same made longer, and mirrored, by the pseudo-locales.
import { everyScreen, screenName } from '../../src/kiosk/screens/every-screen.ts';
import type { Configuration } from '../../src/protocol/configuration.ts';
import { pseudoConfiguration } from '../support/pseudo-kiosk.ts';
import { EXTRA_SCREENS } from './extra-screens.ts';

/** `data-…` of the page, as a visitor's choice sets it. */
export const MODES = {
  default: {},
  large: { text: 'large' },
  light: { contrast: 'light' },
  dark: { contrast: 'dark' },
  'low-reach': { reach: 'low' },
} as const;
type Mode = keyof typeof MODES;

/** One screen as it is put on stage; it is looked at in every size. */
export type Picture = {
  organisation: string;
  kiosk: string;
  configuration: Configuration;
  /** As it is shipped, where what is shown is made of it: `qps-Ploc` where it says `en`, and `qps-Arab` where it says `ar`. */
  pseudoOf: Configuration | null;
  screen: string;
  locale: string;
  mode: Mode;
};

export function everyPicture(configurations: readonly Configuration[]): Picture[] {
  const pseudo = oneOfEach(configurations).flatMap((one) => picturesOf(pseudoConfiguration(one), one));
  return [...configurations.flatMap((one) => picturesOf(one, null)), ...pseudo];
}

export function nameOf({ organisation, kiosk, screen, locale, mode, pseudoOf }: Picture): string {
  return [organisation, kiosk, screen, pseudoOf ? `pseudo-${locale}` : locale, mode].map((part) => part.replaceAll('/', '.')).join('--');
}

/** Kiosks of one organisation that ask the same things are told apart by their site's name alone. */
function oneOfEach(configurations: readonly Configuration[]): Configuration[] {
  return [...new Map(configurations.map((one) => [one.organisation.id, one])).values()];
}

function picturesOf(configuration: Configuration, pseudoOf: Configuration | null): Picture[] {
  const common = { organisation: configuration.organisation.id, kiosk: configuration.kiosk.id, configuration, pseudoOf };
  const screens = everyScreen(configuration, 'en').map((state) => screenName(state, configuration));
  const extra = EXTRA_SCREENS.flatMap(({ name, from }) =>
    screens.filter((screen) => from(screen, configuration)).map((screen) => `${screen}+${name}`),
  );
  return configuration.locales.flatMap((locale) =>
    (Object.keys(MODES) as Mode[]).flatMap((mode) => [...screens, ...extra].map((screen) => ({ ...common, screen, locale, mode }))),
  );
}
