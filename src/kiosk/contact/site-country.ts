// Which country a kiosk stands in: as its configuration says, else the one whose time zone its site keeps. Pure but for the browser's
// own knowledge of time zones.
import { getCountries } from 'libphonenumber-js/min';
import type { Configuration } from '../../protocol/configuration.ts';

/** Not in TypeScript yet. */
type LocaleOfRegion = Intl.Locale & { getTimeZones?(): string[] | undefined };

/** null: nobody knows, and then a number needs its country code. */
export function siteCountry({ country, timeZone }: Pick<Configuration['site'], 'country' | 'timeZone'>): string | null {
  return country ?? getCountries().find((each) => zonesOf(each).includes(timeZone)) ?? null;
}

function zonesOf(country: string): readonly string[] {
  return (new Intl.Locale('und', { region: country }) as LocaleOfRegion).getTimeZones?.() ?? [];
}
