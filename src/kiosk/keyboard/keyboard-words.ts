// Names of the keys that are no letters, for those who hear them, and the few that are written on keys.
import ar from '../../../kiosk-config/texts/keyboard/ar.json' with { type: 'json' };
import en from '../../../kiosk-config/texts/keyboard/en.json' with { type: 'json' };
import es from '../../../kiosk-config/texts/keyboard/es.json' with { type: 'json' };
import fr from '../../../kiosk-config/texts/keyboard/fr.json' with { type: 'json' };
import pt from '../../../kiosk-config/texts/keyboard/pt.json' with { type: 'json' };
import sw from '../../../kiosk-config/texts/keyboard/sw.json' with { type: 'json' };
import { ofLocale } from './of-locale.ts';

export type KeyboardWords = Omit<typeof en, 'marks'> & { marks: Readonly<Record<string, string>> };

const WORDS: Readonly<Record<string, KeyboardWords>> = { en, es, sw, fr, pt, ar };

export function keyboardWordsFor(locale: string): KeyboardWords {
  return ofLocale(WORDS, locale, en);
}
