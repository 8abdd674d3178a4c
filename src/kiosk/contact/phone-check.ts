// Phone numbers, by the numbering plans of all countries (libphonenumber). Without a country code a number is one of the kiosk's own
// country. What is fine is written as it is dialled from anywhere.
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { ContactCheck } from './contact-check.ts';

/** An emergency number has three digits; more than fifteen has none (ITU-T E.164). */
const FEWEST_DIGITS = 3;
const MOST_DIGITS = 15;

export function checkPhone(typed: string, country: string | null): ContactCheck {
  const digits = typed.match(/\p{Nd}/gu)?.length ?? 0;
  if (digits < FEWEST_DIGITS || digits > MOST_DIGITS || /\p{L}{4}/u.test(typed)) return { verdict: 'wrong', why: 'phoneWrong' };
  const number = parsePhoneNumberFromString(typed, { ...(country ? { defaultCountry: country as CountryCode } : {}), extract: false });
  return number?.isValid() ? { verdict: 'fine', value: number.format('INTERNATIONAL') } : { verdict: 'unusual', why: 'phoneUnusual' };
}
