// Whether a visitor can be reached under what they gave. Loaded beside the field that asks for it, because knowing the numbers of every
// country takes some room. What is merely unusual is said once and then taken: they know their number better than we do.
import type { Configuration } from '../../protocol/configuration.ts';
import { checkEmail } from './email-check.ts';
import { checkPhone } from './phone-check.ts';
import { siteCountry } from './site-country.ts';

export type ContactKind = 'email' | 'phone';
/** `fine`: as it is best written. `unusual`: may be right all the same. `wrong`: can't be one. */
export type ContactCheck =
  | { verdict: 'fine'; value: string }
  | { verdict: 'unusual' | 'wrong'; why: 'emailWithoutAt' | 'emailIncomplete' | 'emailUnusual' | 'phoneUnusual' | 'phoneWrong' };

export function checkContact(kind: ContactKind, typed: string, site: Configuration['site']): ContactCheck {
  return kind === 'email' ? checkEmail(typed) : checkPhone(typed, siteCountry(site));
}
