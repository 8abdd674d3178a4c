// At a kiosk: the way back to it, always in sight, and the languages behind the one that is spoken.
import { KIOSK_LOCALES, type KioskLocale } from '../protocol/kiosk-locales.ts';
import { directionOf, OWN_NAMES } from './language.ts';
import type { Words } from './words.ts';

type HeaderProps = { words: Words; choose(locale: KioskLocale): void; onDone(): void };

export function KioskHeader({ words: { locale, texts }, choose, onDone }: HeaderProps) {
  return (
    <>
      <button type="button" popovertarget="languages" aria-label={`${texts.language}: ${OWN_NAMES[locale]}`}>
        {OWN_NAMES[locale]}
      </button>
      <nav id="languages" popover="auto" aria-label={texts.language}>
        {KIOSK_LOCALES.map((one) => (
          <button
            type="button"
            key={one}
            lang={one}
            dir={directionOf(one)}
            popovertarget="languages"
            popovertargetaction="hide"
            aria-pressed={one === locale}
            onClick={() => choose(one)}
          >
            {OWN_NAMES[one]}
          </button>
        ))}
      </nav>
      <button type="button" class="primary" onClick={onDone}>
        {texts.atKiosk.done}
      </button>
    </>
  );
}
