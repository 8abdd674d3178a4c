// The words of the service standards and of the counter's hours. They load with them.
import en from '../../../kiosk-config/texts/standards/en.json' with { type: 'json' };
import { textPart } from '../text-parts.ts';

export type StandardsTexts = typeof en;

export const standardsTextsFor = textPart<StandardsTexts>(en, {
  es: () => import('../../../kiosk-config/texts/standards/es.json', { with: { type: 'json' } }),
  sw: () => import('../../../kiosk-config/texts/standards/sw.json', { with: { type: 'json' } }),
  fr: () => import('../../../kiosk-config/texts/standards/fr.json', { with: { type: 'json' } }),
  pt: () => import('../../../kiosk-config/texts/standards/pt.json', { with: { type: 'json' } }),
  ar: () => import('../../../kiosk-config/texts/standards/ar.json', { with: { type: 'json' } }),
});
