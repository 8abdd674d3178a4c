// The port to tokens of the read API. Of a token only its hash is kept.
import type { TokenScope } from '../../protocol/token-api.ts';

export type ApiTokenRow = {
  id: string;
  organisation: string;
  name: string;
  /** SHA-256, base64url. */
  hash: string;
  scope: TokenScope;
  /** null: all of the organisation. */
  sites: string[] | null;
  createdAt: number;
  createdBy: string;
  /** From then on it opens nothing. */
  expiresAt: number;
  revokedAt: number | null;
  lastUsedAt: number | null;
};

export type ApiTokenStore = {
  add(token: ApiTokenRow): Promise<void>;
  /** The newest first; also those that open nothing any more. */
  tokens(organisation: string): Promise<ApiTokenRow[]>;
  byHash(hash: string): Promise<ApiTokenRow | null>;
  /** The first revocation counts. */
  revoke(organisation: string, id: string, at: number): Promise<void>;
  touch(id: string, at: number): Promise<void>;
};
