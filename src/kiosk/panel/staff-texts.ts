// The words of the staff screens, per locale. They load with those screens, not with a visit.
import en from '../../../kiosk-config/texts/staff/en.json' with { type: 'json' };
import { textPart } from '../text-parts.ts';

export type StaffTexts = typeof en;

export const staffTextsFor = textPart<StaffTexts>(en, {
  es: () => import('../../../kiosk-config/texts/staff/es.json', { with: { type: 'json' } }),
  sw: () => import('../../../kiosk-config/texts/staff/sw.json', { with: { type: 'json' } }),
  fr: () => import('../../../kiosk-config/texts/staff/fr.json', { with: { type: 'json' } }),
  pt: () => import('../../../kiosk-config/texts/staff/pt.json', { with: { type: 'json' } }),
  ar: () => import('../../../kiosk-config/texts/staff/ar.json', { with: { type: 'json' } }),
});
