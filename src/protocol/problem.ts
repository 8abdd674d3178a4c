// The one catalogue of what can end a request. Any layer throws `new Problem(code)`; one place turns it into bytes
// (application/problem+json, RFC 9457). Clients decide by `code`, never by wording.
import * as v from 'valibot';

export const PROBLEMS = {
  'body-too-large': { status: 413, title: 'The request is larger than this collector takes.' },
  'body-too-deep': { status: 400, title: 'The JSON is nested too deeply.' },
  'encoding-unsupported': { status: 415, title: 'Only gzip and identity are taken as content encoding.' },
  'media-type-unsupported': { status: 415, title: 'The request must be JSON.' },
  'body-not-readable': { status: 400, title: 'The body could not be decompressed or is not UTF-8.' },
  'not-json': { status: 400, title: 'The body is not JSON.' },
  'shape-invalid': { status: 422, title: 'The request does not have the shape that is expected.' },
  'digest-mismatch': { status: 400, title: 'The content digest does not match the body.' },
  'signature-invalid': { status: 401, title: 'The signature is missing or does not verify.' },
  'nonce-required': { status: 401, title: 'Sign again with the nonce in this answer.' },
  'kiosk-unknown': { status: 401, title: 'No kiosk is paired with this key.' },
  'kiosk-revoked': { status: 403, title: 'This kiosk has been revoked.' },
  'wrong-kiosk': { status: 403, title: 'The batch belongs to another kiosk.' },
  'pairing-refused': { status: 403, title: 'This code cannot be used. Ask for a new one in the console.' },
  'rate-limited': { status: 429, title: 'Too many tries. Wait a little.' },
  'searches-full': { status: 429, title: 'Too many searches are running. Wait until one has ended.' },
  'sign-in-required': { status: 401, title: 'Sign in first.' },
  'token-refused': { status: 401, title: 'This token opens nothing: it is unknown, has expired or was revoked.' },
  'account-gone': { status: 401, title: 'This account is no longer in use.' },
  'needs-https': { status: 403, title: 'Signing in needs https.' },
  'sign-in-refused': { status: 401, title: 'Name or password is wrong.' },
  'link-refused': { status: 403, title: 'This link has been used or has expired.' },
  'not-allowed': { status: 403, title: 'Your account may not do this.' },
  'cross-site': { status: 403, title: 'Requests from other sites are refused.' },
  'not-found': { status: 404, title: 'There is nothing here.' },
  'method-not-allowed': { status: 405, title: 'This address does not take that method.' },
  'rescue-altered': { status: 422, title: 'The signature does not fit: this part was altered or cut off.' },
  'rescue-closed': { status: 422, title: 'This part is sealed to a key that this collector does not have.' },
  'rescue-unreadable': { status: 422, title: 'What is inside this part is not a rescue, or too large.' },
  'copy-outdated': { status: 410, title: 'This collector was restored from a backup since. Fetch the list from its beginning.' },
  'revision-outdated': { status: 409, title: 'Someone published a newer revision in the meantime.' },
  'receipt-unknown': { status: 404, title: 'No message has this reference and this secret code.' },
  'receipt-not-arrived': { status: 409, title: 'This message has not arrived yet. Try again later.' },
  'no-mail': { status: 409, title: 'This collector sends no e-mail.' },
  'no-letters': { status: 409, title: 'This organisation has no letters.' },
  'contact-missing': { status: 409, title: 'Letters name your e-mail address and phone number. Put them in first.' },
  'readers-full': { status: 409, title: 'No more reader keys fit. Remove one first.' },
  'filters-full': { status: 409, title: 'No more filters can be kept. Delete one first.' },
  'on-legal-hold': { status: 409, title: 'A legal hold stands on some of it. Nothing was erased.' },
  'already-taken': { status: 409, title: 'This name is already in use.' },
  'store-unavailable': { status: 503, title: 'The store cannot be written at the moment. Nothing was kept; try again.' },
  stopping: { status: 503, title: 'The collector is stopping. Try again.' },
  internal: { status: 500, title: 'Something went wrong here. Nothing was kept; try again.' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof PROBLEMS;

export type ProblemDetails = {
  /** What exactly, for the person who must mend it. Never words of a visitor, never a secret. */
  detail?: string;
  /** Where in the input: `entries.3.header`. */
  path?: string;
  retryAfterMs?: number;
};

export class Problem extends Error {
  readonly code: ProblemCode;
  readonly details: ProblemDetails;
  constructor(code: ProblemCode, details: ProblemDetails = {}, options?: ErrorOptions) {
    super(details.detail ? `${code}: ${details.detail}` : code, options);
    this.name = 'Problem';
    this.code = code;
    this.details = details;
  }
  get status(): number {
    return PROBLEMS[this.code].status;
  }
}

/** As sent. */
export const ProblemBody = v.object({
  type: v.string(),
  title: v.string(),
  status: v.number(),
  code: v.string(),
  detail: v.optional(v.string()),
  path: v.optional(v.string()),
});
export type ProblemBody = v.InferOutput<typeof ProblemBody>;

/** First complaint of a failed parse, as details of a `shape-invalid`. */
export function shapeDetails(issues: readonly v.BaseIssue<unknown>[]): ProblemDetails {
  const first = issues[0];
  if (!first) return {};
  const path = v.getDotPath(first);
  return { detail: first.message, ...(path ? { path } : {}) };
}
