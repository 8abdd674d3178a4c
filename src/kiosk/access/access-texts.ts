// The words of what makes the screen easier to use. They load with it.
import en from '../../../kiosk-config/texts/access/en.json' with { type: 'json' };
import { textPart } from '../text-parts.ts';

export type AccessTexts = typeof en;

export const accessTextsFor = textPart<AccessTexts>(en, {
  es: () => import('../../../kiosk-config/texts/access/es.json', { with: { type: 'json' } }),
  sw: () => import('../../../kiosk-config/texts/access/sw.json', { with: { type: 'json' } }),
  fr: () => import('../../../kiosk-config/texts/access/fr.json', { with: { type: 'json' } }),
  pt: () => import('../../../kiosk-config/texts/access/pt.json', { with: { type: 'json' } }),
  ar: () => import('../../../kiosk-config/texts/access/ar.json', { with: { type: 'json' } }),
});
