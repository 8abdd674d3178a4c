// Every shape that console and collector exchange. Paths and methods stand in `api-routes.ts`.
import * as v from 'valibot';
import { Configuration } from './configuration.ts';
import { EntryId, KioskId, OrganisationId, RevisionId, SiteId, Slug, Uuid, VisitId } from './ids.ts';
import { LocalisedText } from './text.ts';

const Time = v.pipe(v.string(), v.isoTimestamp());
const CalendarDay = v.pipe(v.string(), v.isoDate());
const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

export const Role = v.picklist(['staff', 'intake', 'handler', 'oversight', 'administrator']);
export type Role = v.InferOutput<typeof Role>;

export const AccountName = v.pipe(
  v.string(),
  v.trim(),
  v.toLowerCase(),
  v.regex(/^[a-z0-9][a-z0-9._@+-]{1,99}$/, '2 to 100 letters, digits and . _ @ + -'),
);
/** NIST SP 800-63B-4 §3.1.1: length, not composition. */
export const Password = v.pipe(v.string(), v.minLength(12, 'at least 12 characters'), v.maxLength(200));
const PersonName = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(100));

export const Person = v.object({
  id: Uuid,
  name: v.string(),
  account: v.string(),
  role: Role,
  organisation: OrganisationId,
  /** Sites the person may see; null: all of the organisation. */
  sites: v.nullable(v.array(SiteId)),
});
export type Person = v.InferOutput<typeof Person>;

const LinkToken = v.pipe(v.string(), v.maxLength(100));

/** In a body, not in an address: addresses end up in the logs of proxies. */
export const LinkPurposeRequest = v.object({ token: LinkToken });
export type LinkPurposeRequest = v.InferOutput<typeof LinkPurposeRequest>;
/** What an unused set-up or invitation link is for. */
export const LinkPurpose = v.object({
  organisation: v.object({ id: OrganisationId, name: LocalisedText }),
  role: Role,
  name: v.nullable(v.string()),
});
export type LinkPurpose = v.InferOutput<typeof LinkPurpose>;
export const AcceptLinkRequest = v.object({
  token: LinkToken,
  name: PersonName,
  account: AccountName,
  password: Password,
});
export type AcceptLinkRequest = v.InferOutput<typeof AcceptLinkRequest>;

export const SignInRequest = v.object({
  account: v.pipe(v.string(), v.trim(), v.toLowerCase(), v.maxLength(200)),
  password: v.pipe(v.string(), v.maxLength(200)),
});
export type SignInRequest = v.InferOutput<typeof SignInRequest>;
export const SessionAnswer = v.object({
  person: Person,
  organisationName: LocalisedText,
  /** 32 bytes, base64url: the key of this account's offline copy. */
  copyKey: v.string(),
});
export type SessionAnswer = v.InferOutput<typeof SessionAnswer>;

export const InvitationRequest = v.object({ name: PersonName, role: Role, sites: v.nullable(v.array(SiteId)) });
export type InvitationRequest = v.InferOutput<typeof InvitationRequest>;
export const InvitationAnswer = v.object({ link: v.string(), expiresAt: Time });
export type InvitationAnswer = v.InferOutput<typeof InvitationAnswer>;
export const PeopleAnswer = v.object({ people: v.array(v.object({ ...Person.entries, active: v.boolean() })) });
export type PeopleAnswer = v.InferOutput<typeof PeopleAnswer>;

/**
 * A comment as staff read it. Tap privacy: times are rounded down to the hour, and `id` and `visit` are opaque names that tell no
 * time, known to the inbox and its openings alone.
 */
export const InboxItem = v.object({
  id: EntryId,
  kind: Slug,
  visit: VisitId,
  site: SiteId,
  kiosk: KioskId,
  /** The face of the same visit, where one was tapped. */
  face: v.nullable(v.object({ scaleId: Slug, valueId: Slug })),
  locale: v.nullable(v.string()),
  occurredAt: Time,
  certainty: v.picklist(['exact', 'corrected', 'uncertain']),
  /** null when no key of the collector's opens it. */
  words: v.nullable(v.string()),
  /** Order of arrival in the organisation; rises. */
  arrival: Count,
});
export type InboxItem = v.InferOutput<typeof InboxItem>;
/** Items after `after` in order of arrival; ask again with `through` until `more` is false. */
export const InboxAnswer = v.object({ items: v.array(InboxItem), through: Count, more: v.boolean(), asOf: Time });
export type InboxAnswer = v.InferOutput<typeof InboxAnswer>;
/** Words a person opened on a screen, also while offline. */
export const OpeningsRequest = v.object({
  openings: v.pipe(v.array(v.object({ entryId: EntryId, openedAt: Time })), v.minLength(1), v.maxLength(500)),
});
export type OpeningsRequest = v.InferOutput<typeof OpeningsRequest>;

export const OverviewRow = v.object({
  level: v.picklist(['organisation', 'site', 'kiosk']),
  id: Slug,
  name: LocalisedText,
  /** Visits that rated: the last rating of a visit counts. */
  ratings: Count,
  /** Happy Index 0 to 100, null without ratings. */
  index: v.nullable(v.number()),
  /** 95 % interval of the index (sample variance of the weights), null under five ratings. */
  interval: v.nullable(v.tuple([v.number(), v.number()])),
  distribution: v.array(v.object({ scaleId: Slug, valueId: Slug, count: Count })),
  /** One per calendar day of the site that has closed, oldest first; days without ratings have index null. */
  trend: v.array(v.object({ day: CalendarDay, ratings: Count, index: v.nullable(v.number()) })),
});
export type OverviewRow = v.InferOutput<typeof OverviewRow>;
export const OverviewAnswer = v.object({
  from: CalendarDay,
  to: CalendarDay,
  asOf: Time,
  rows: v.array(OverviewRow),
});
export type OverviewAnswer = v.InferOutput<typeof OverviewAnswer>;

export const KioskRow = v.object({
  id: KioskId,
  name: v.string(),
  site: v.object({ id: SiteId, name: LocalisedText, timeZone: v.string() }),
  state: v.picklist(['unpaired', 'paired', 'revoked']),
  /** First 16 characters of the SHA-256 of its public key, to compare with the kiosk's panel. */
  fingerprint: v.nullable(v.string()),
  pairedAt: v.nullable(Time),
  lastContactAt: v.nullable(Time),
  /** As of the last contact. These counts are null for all but administrators, and `lastContactAt` is coarse (tap privacy). */
  waiting: v.nullable(Count),
  oldestWaitingAt: v.nullable(Time),
  recorded: v.nullable(Count),
  received: v.nullable(Count),
  shelved: v.nullable(Count),
  shellVersion: v.nullable(v.string()),
  persisted: v.nullable(v.boolean()),
  clockOffsetMs: v.nullable(v.number()),
  lastError: v.nullable(v.string()),
  wanted: v.nullable(RevisionId),
  confirmed: v.nullable(RevisionId),
  refused: v.nullable(v.object({ revision: v.nullable(v.string()), reason: v.string() })),
  toBeConfirmed: v.array(v.string()),
});
export type KioskRow = v.InferOutput<typeof KioskRow>;
export const KiosksAnswer = v.object({ kiosks: v.array(KioskRow), asOf: Time });
export type KiosksAnswer = v.InferOutput<typeof KiosksAnswer>;
export const PairingCodeAnswer = v.object({ code: v.string(), expiresAt: Time, link: v.string() });
export type PairingCodeAnswer = v.InferOutput<typeof PairingCodeAnswer>;

export const ConfigurationAnswer = v.object({
  revision: v.nullable(RevisionId),
  /** Without its PIN: `pinSet` says whether there is one. */
  configuration: Configuration,
  pinSet: v.boolean(),
  history: v.array(v.object({ revision: RevisionId, publishedAt: Time, publishedBy: v.nullable(v.string()) })),
});
export type ConfigurationAnswer = v.InferOutput<typeof ConfigurationAnswer>;
export const PublishRequest = v.object({
  /** The revision that was edited; another one in the meantime is a `revision-outdated`. */
  basedOn: v.nullable(RevisionId),
  configuration: Configuration,
  /** A new staff PIN, 4 to 12 digits; left out: the old one stays. */
  newPin: v.optional(v.pipe(v.string(), v.regex(/^\d{4,12}$/, '4 to 12 digits'))),
});
export type PublishRequest = v.InferOutput<typeof PublishRequest>;
export const PublishAnswer = v.object({ revision: RevisionId });
export type PublishAnswer = v.InferOutput<typeof PublishAnswer>;

/** One entry in an administrator's export; words are not in it. */
export const ExportedEntry = v.object({
  id: EntryId,
  organisation: OrganisationId,
  site: SiteId,
  kiosk: KioskId,
  ledgerId: Uuid,
  sequence: Count,
  visit: v.nullable(VisitId),
  kind: Slug,
  revision: RevisionId,
  locale: v.nullable(v.string()),
  occurredAt: Time,
  certainty: v.picklist(['exact', 'corrected', 'uncertain']),
  timeZone: v.string(),
  receivedAt: Time,
  questionId: v.nullable(Slug),
  scaleId: v.nullable(Slug),
  valueId: v.nullable(Slug),
  /** Plain body as stored; null where it is sealed. */
  body: v.nullable(v.string()),
});
export type ExportedEntry = v.InferOutput<typeof ExportedEntry>;
