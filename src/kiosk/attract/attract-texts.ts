// The words around the invitation: the counter's hours, and what came of what people said. They load with them.
import en from '../../../kiosk-config/texts/attract/en.json' with { type: 'json' };
import { textPart } from '../text-parts.ts';

export type AttractTexts = typeof en;

export const attractTextsFor = textPart<AttractTexts>(en, {
  es: () => import('../../../kiosk-config/texts/attract/es.json', { with: { type: 'json' } }),
  sw: () => import('../../../kiosk-config/texts/attract/sw.json', { with: { type: 'json' } }),
  fr: () => import('../../../kiosk-config/texts/attract/fr.json', { with: { type: 'json' } }),
  pt: () => import('../../../kiosk-config/texts/attract/pt.json', { with: { type: 'json' } }),
  ar: () => import('../../../kiosk-config/texts/attract/ar.json', { with: { type: 'json' } }),
});
