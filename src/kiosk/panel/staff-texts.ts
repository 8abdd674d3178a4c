// The words of the staff screens, per locale. They load with those screens, not with a visit.
import en from '../../../kiosk-config/texts/en.staff.json' with { type: 'json' };
import es from '../../../kiosk-config/texts/es.staff.json' with { type: 'json' };
import { pickLocale } from '../texts.ts';

export type StaffTexts = typeof en;

const TEXTS: Readonly<Record<string, StaffTexts>> = { en, es };

export function staffTextsFor(locale: string): StaffTexts {
  return pickLocale(TEXTS, locale, en);
}
