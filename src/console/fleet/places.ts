// Names and time zones of sites and kiosks, for screens that only know their ids.
import type { KioskRow } from '../../protocol/console-api.ts';
import { textIn } from '../../protocol/text.ts';

export type Places = {
  readonly sites: readonly { id: string; name: string }[];
  readonly kiosks: readonly { id: string; name: string; site: string }[];
  siteName(id: string): string;
  kioskName(id: string): string;
  /** UTC for a site that is not known here. */
  zoneOf(site: string): string;
};

export function placesOf(rows: readonly KioskRow[], language: string): Places {
  const siteById = new Map(
    rows.map(({ site }) => [site.id as string, { name: textIn(site.name, language, 'en'), timeZone: site.timeZone }]),
  );
  const kioskById = new Map(rows.map(({ id, name }) => [id as string, name]));
  const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name, language);
  return {
    sites: [...siteById].map(([id, { name }]) => ({ id, name })).sort(byName),
    kiosks: rows.map(({ id, name, site }) => ({ id: id as string, name, site: site.id as string })).sort(byName),
    siteName: (id) => siteById.get(id)?.name ?? id,
    kioskName: (id) => kioskById.get(id) ?? id,
    zoneOf: (site) => siteById.get(site)?.timeZone ?? 'UTC',
  };
}
