// Identifiers that both sides share. Branded, so that a kiosk's id is never handed over where a site's is expected.
import * as v from 'valibot';

/** Names chosen by people (organisation, site, kiosk, question, option …): lower case, digits, hyphens; 1 to 64 characters. */
export const Slug = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/, 'lower-case letters, digits and hyphens, 1 to 64 characters'),
  // Answers are kept by these names in plain objects, and every object has that one already.
  v.check((name) => name !== 'constructor', 'another name: "constructor" is taken'),
);

export const OrganisationId = v.pipe(Slug, v.brand('OrganisationId'));
export type OrganisationId = v.InferOutput<typeof OrganisationId>;
export const SiteId = v.pipe(Slug, v.brand('SiteId'));
export type SiteId = v.InferOutput<typeof SiteId>;
export const KioskId = v.pipe(Slug, v.brand('KioskId'));
export type KioskId = v.InferOutput<typeof KioskId>;

/** Lower-case UUID of any version (RFC 9562). */
export const Uuid = v.pipe(v.string(), v.regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'a lower-case UUID'));
export const EntryId = v.pipe(Uuid, v.brand('EntryId'));
export type EntryId = v.InferOutput<typeof EntryId>;
export const VisitId = v.pipe(Uuid, v.brand('VisitId'));
export type VisitId = v.InferOutput<typeof VisitId>;
export const LedgerId = v.pipe(Uuid, v.brand('LedgerId'));
export type LedgerId = v.InferOutput<typeof LedgerId>;

/** SHA-256 as unpadded base64url, 43 characters (RFC 4648 §5). */
export const Sha256 = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/, 'a SHA-256 in base64url, 43 characters'), v.brand('Sha256'));
export type Sha256 = v.InferOutput<typeof Sha256>;

/** `epoch.number.hash`: the hash is the first 16 characters of the content hash of the resolved configuration. */
export const RevisionId = v.pipe(
  v.string(),
  v.regex(/^\d{1,9}\.\d{1,9}\.[A-Za-z0-9_-]{16}$/, 'a revision: epoch.number.hash'),
  v.brand('RevisionId'),
);
export type RevisionId = v.InferOutput<typeof RevisionId>;
