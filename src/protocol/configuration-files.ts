// The files in `kiosk-config/`: one for an organisation with what its kiosks share, one for each kiosk with what differs.
// Resolving is shallow and in the open: a kiosk's value replaces the organisation's value of the same name.
import * as v from 'valibot';
import { Configuration, SettingsFields } from './configuration.ts';
import { KioskId, OrganisationId, SiteId } from './ids.ts';
import { CountryCode, LocalisedText } from './text.ts';

const Schema = v.optional(v.string());
const name = v.pipe(v.string(), v.nonEmpty(), v.maxLength(100));

export const OrganisationFile = v.strictObject({
  $schema: Schema,
  organisation: v.strictObject({ id: OrganisationId, name: LocalisedText }),
  sites: v.pipe(
    v.array(
      v.strictObject({
        id: SiteId,
        name: LocalisedText,
        timeZone: v.string(),
        country: v.optional(CountryCode),
        police: v.optional(v.boolean(), false),
      }),
    ),
    v.minLength(1),
  ),
  defaults: v.strictObject(v.entriesFromObjects([v.object(SettingsFields)])),
});
export type OrganisationFile = v.InferOutput<typeof OrganisationFile>;

export const KioskFile = v.strictObject({
  $schema: Schema,
  kiosk: v.strictObject({ id: KioskId, name, site: SiteId }),
  overrides: v.optional(v.partial(v.strictObject(SettingsFields)), {}),
});
export type KioskFile = v.InferOutput<typeof KioskFile>;

/** The kiosk's configuration as it would be published; throws `v.ValiError` with paths when the two don't fit together. */
export function resolveConfiguration(organisation: OrganisationFile, kiosk: KioskFile): Configuration {
  const site = organisation.sites.find(({ id }) => id === kiosk.kiosk.site);
  if (!site) throw new Error(`kiosk.site: "${kiosk.kiosk.site}" is not a site of "${organisation.organisation.id}"`);
  return v.parse(Configuration, {
    v: 1,
    organisation: organisation.organisation,
    site: { id: site.id, name: site.name, timeZone: site.timeZone, ...(site.country ? { country: site.country } : {}) },
    kiosk: { id: kiosk.kiosk.id, name: kiosk.kiosk.name },
    ...organisation.defaults,
    ...kiosk.overrides,
  });
}
