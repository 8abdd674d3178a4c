// The shapes that console and collector exchange; of ledgers in `ledger-api.ts`, of cases in `cases/case-api.ts`. Paths and methods stand in `api-routes.ts`.
import * as v from 'valibot';
import { KioskHealth } from './batch.ts';
import { Configuration } from './configuration.ts';
import { EntryId, KioskId, OrganisationId, RevisionId, SiteId, Slug, Uuid, VisitId } from './ids.ts';
import { LedgerState } from './ledger-api.ts';
import { CalendarDay, Count, Time } from './plain-values.ts';
import { Reader } from './publication.ts';
import { MessageRead } from './read-message.ts';
import { TAP_TAGS } from './tap-rules.ts';
import { LocalisedText } from './text.ts';

const TapTags = v.picklist(TAP_TAGS);

export const Role = v.picklist(['staff', 'intake', 'handler', 'oversight', 'administrator']);
export type Role = v.InferOutput<typeof Role>;
/** Who may enrol a key that opens waiting words at a kiosk. */
export const KIOSK_READERS: readonly Role[] = ['staff', 'intake', 'handler'];

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
  /** Departments whose cases they see, beside those of none; null: all. */
  departments: v.optional(v.nullable(v.array(Slug)), null),
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
  /** After how many days without contact the offline copy deletes itself. */
  keepCopyDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(365))),
});
export type SessionAnswer = v.InferOutput<typeof SessionAnswer>;

const departments = { departments: v.optional(v.nullable(v.pipe(v.array(Slug), v.minLength(1), v.maxLength(50))), null) };
export const InvitationRequest = v.object({ name: PersonName, role: Role, sites: v.nullable(v.array(SiteId)), ...departments });
export type InvitationRequest = v.InferOutput<typeof InvitationRequest>;
export const InvitationAnswer = v.object({ link: v.string(), expiresAt: Time });
export type InvitationAnswer = v.InferOutput<typeof InvitationAnswer>;
export const PeopleAnswer = v.object({ people: v.array(v.object({ ...Person.entries, active: v.boolean() })) });
export type PeopleAnswer = v.InferOutput<typeof PeopleAnswer>;

/**
 * A comment or a message as staff read it. Tap privacy: times are rounded down to the hour, and `id` and `visit` are opaque names that tell no
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
  /** Of a message: its answers. The words above are what was typed in it. */
  message: v.optional(v.nullable(MessageRead), null),
  /** Of the visit, by the rules of docs/tap-rules.md, as far as was known when it was handed out. */
  tags: v.optional(v.array(TapTags), []),
  /** Order of arrival in the organisation; rises. */
  arrival: Count,
});
export type InboxItem = v.InferOutput<typeof InboxItem>;
/**
 * Items after `after` in order of arrival; ask again with `through` until `more` is false. An item can come again, with a higher arrival.
 * `withdrawn`: of what this person may have copied, what they may not see any more, since the answer that gave `changes`.
 */
export const InboxAnswer = v.object({
  items: v.array(InboxItem),
  through: Count,
  more: v.boolean(),
  withdrawn: v.optional(v.array(EntryId), []),
  changes: v.optional(v.string(), ''),
  asOf: Time,
});
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
  /** Among all that can be shown, whatever was asked for: how many are tagged (some more than once), and the index without them. */
  tagged: v.optional(v.object({ ratings: Count, of: Count, byTag: v.record(TapTags, Count), indexWithout: v.nullable(v.number()) }), {
    ratings: 0,
    of: 0,
    byTag: {},
    indexWithout: null,
  }),
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

/** Of a service: how visitors say its promised time was kept, each on their word. */
export const PromiseRow = v.object({
  service: v.string(),
  /** As the kiosks name it now; null when none does any more. */
  name: v.nullable(LocalisedText),
  promised: v.nullable(LocalisedText),
  yes: Count,
  no: Count,
  notSure: Count,
  /** Per cent of those who were sure, 0 to 100; null when nobody was. */
  kept: v.nullable(v.number()),
  /** 95 % interval of it (Wilson), null under five. */
  interval: v.nullable(v.tuple([v.number(), v.number()])),
});
export type PromiseRow = v.InferOutput<typeof PromiseRow>;
/** Of days that have closed. Services whose time is promised, in their order, also those that nobody has named yet. */
export const PromisesAnswer = v.object({ from: CalendarDay, to: CalendarDay, asOf: Time, services: v.array(PromiseRow) });
export type PromisesAnswer = v.InferOutput<typeof PromisesAnswer>;

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
  /**
   * All that the kiosk said of itself with its last batch; null before the first. To all but administrators only what
   * makes the light true and moves with no visit: room, safe mode, copies, starts, a shell that failed.
   */
  health: v.nullable(v.partial(KioskHealth)),
  /** The one heard last first; none for all but administrators. */
  ledgers: v.array(LedgerState),
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

/** A person's own reader key; `publicKey` is derived from what their security key or passkey answers (WebAuthn PRF). */
export const EnrolReaderRequest = v.pick(Reader, ['publicKey', 'credentialId']);
export type EnrolReaderRequest = v.InferOutput<typeof EnrolReaderRequest>;
/** An administrator is told of everybody's that they may see, anybody else of their own. */
export const ReadersAnswer = v.object({
  /** What new passkeys are made for. */
  rpId: Reader.entries.rpId,
  readers: v.array(
    v.object({
      ...v.pick(Reader, ['keyId', 'credentialId', 'name', 'rpId']).entries,
      person: Uuid,
      sites: v.nullable(v.array(SiteId)),
      enrolledAt: Time,
      approved: v.boolean(),
    }),
  ),
});
export type ReadersAnswer = v.InferOutput<typeof ReadersAnswer>;

/** What became of one part of a rescue file. */
export const RescueAnswer = v.object({
  kiosk: v.object({ id: KioskId, name: v.string() }),
  ledgerId: Uuid,
  part: Count,
  parts: Count,
  /** When the kiosk made it, by the kiosk's own clock. */
  madeAt: Time,
  /** Entries per verdict. */
  verdicts: v.object({ stored: Count, duplicate: Count, gone: Count, conflict: Count, refused: Count }),
});
export type RescueAnswer = v.InferOutput<typeof RescueAnswer>;

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
  /** Of a rating: whether it is the one of its visit that counts. */
  counted: v.nullable(v.boolean()),
  /** Of the visit, by the rules of docs/tap-rules.md. */
  tags: v.array(TapTags),
});
export type ExportedEntry = v.InferOutput<typeof ExportedEntry>;
