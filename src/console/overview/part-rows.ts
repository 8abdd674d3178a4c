// The parts of the overview in the order people think in: each site, then its kiosks. Pure.
import type { OverviewRow } from '../../protocol/console-api.ts';

/** Kiosks whose site is not known come last; a site's own row comes before its kiosks. */
export function partRows(rows: readonly OverviewRow[], siteOf: (kiosk: string) => string | undefined): OverviewRow[] {
  const sites = rows.filter(({ level }) => level === 'site');
  const kiosks = rows.filter(({ level }) => level === 'kiosk');
  const ofSite = (site: string) => kiosks.filter(({ id }) => siteOf(id) === site);
  const placed = sites.flatMap((site) => [site, ...ofSite(site.id)]);
  return [...placed, ...kiosks.filter((row) => !placed.includes(row))];
}
