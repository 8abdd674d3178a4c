// Tokens by which programs read over the API: what each may read is one scope. None gives words.
import * as v from 'valibot';
import { SiteId, Uuid } from './ids.ts';
import { CalendarDay, Time } from './plain-values.ts';

/** `reports`: figures of cases; `case-rows`: cases as lists and files show them; `entry-counts`: counts of ratings. */
export const TokenScope = v.picklist(['reports', 'case-rows', 'entry-counts']);
export type TokenScope = v.InferOutput<typeof TokenScope>;
export const TOKEN_SCOPES: readonly TokenScope[] = TokenScope.options;

/** `sites` null: all of the organisation. */
const limits = { scope: TokenScope, sites: v.nullable(v.pipe(v.array(SiteId), v.minLength(1), v.maxLength(100))) };

export const MakeTokenRequest = v.strictObject({
  /** What uses it: for the list. */
  name: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(100)),
  ...limits,
  /** The last day on which it can be used (UTC), at most a year and a day away. */
  lastDay: CalendarDay,
});
export type MakeTokenRequest = v.InferOutput<typeof MakeTokenRequest>;

const ApiToken = v.object({
  id: Uuid,
  name: v.string(),
  ...limits,
  createdAt: Time,
  /** The name of who made it. */
  createdBy: v.string(),
  expiresAt: Time,
  revokedAt: v.nullable(Time),
  /** To about a minute; null: never. */
  lastUsedAt: v.nullable(Time),
});
export type ApiToken = v.InferOutput<typeof ApiToken>;

/** The newest first. */
export const TokensAnswer = v.object({ tokens: v.array(ApiToken) });
export type TokensAnswer = v.InferOutput<typeof TokensAnswer>;

/** `secret`: shown this once; only a hash of it is kept. */
export const MakeTokenAnswer = v.object({ token: ApiToken, secret: v.string() });
export type MakeTokenAnswer = v.InferOutput<typeof MakeTokenAnswer>;
