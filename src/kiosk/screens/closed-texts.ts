// The words of the screen that takes nothing. They load with it.
import en from '../../../kiosk-config/texts/closed/en.json' with { type: 'json' };
import { textPart } from '../text-parts.ts';

export type ClosedTexts = typeof en;

export const closedTextsFor = textPart<ClosedTexts>(en, {
  es: () => import('../../../kiosk-config/texts/closed/es.json', { with: { type: 'json' } }),
  sw: () => import('../../../kiosk-config/texts/closed/sw.json', { with: { type: 'json' } }),
  fr: () => import('../../../kiosk-config/texts/closed/fr.json', { with: { type: 'json' } }),
  pt: () => import('../../../kiosk-config/texts/closed/pt.json', { with: { type: 'json' } }),
  ar: () => import('../../../kiosk-config/texts/closed/ar.json', { with: { type: 'json' } }),
});
