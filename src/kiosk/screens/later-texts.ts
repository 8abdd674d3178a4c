// The words of the screens that the first question does not need. They load with them.
import en from '../../../kiosk-config/texts/later/en.json' with { type: 'json' };
import { textPart } from '../text-parts.ts';

export type LaterTexts = typeof en;

export const laterTextsFor = textPart<LaterTexts>(en, {
  es: () => import('../../../kiosk-config/texts/later/es.json', { with: { type: 'json' } }),
  sw: () => import('../../../kiosk-config/texts/later/sw.json', { with: { type: 'json' } }),
  fr: () => import('../../../kiosk-config/texts/later/fr.json', { with: { type: 'json' } }),
  pt: () => import('../../../kiosk-config/texts/later/pt.json', { with: { type: 'json' } }),
  ar: () => import('../../../kiosk-config/texts/later/ar.json', { with: { type: 'json' } }),
});
