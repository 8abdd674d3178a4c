// One-time links: the set-up link of an organisation without an administrator, and invitations. Only a hash of the token is kept.
import { hash } from 'node:crypto';
import type { Parts } from '../parts.ts';
import type { LinkRow } from '../store/store.ts';

const LINK_LIFE_MS = 24 * 60 * 60 * 1000;
const TOKEN_BYTES = 24;

/** `departments` left out: all of them. */
export type LinkFor = Pick<LinkRow, 'organisation' | 'role' | 'name' | 'sites' | 'createdBy'> & { departments?: string[] | null };
export type MadeLink = { path: string; expiresAt: number };

export async function makeLink({ store, random }: Pick<Parts, 'store' | 'random'>, link: LinkFor, at: number): Promise<MadeLink> {
  const token = Buffer.from(random(TOKEN_BYTES)).toString('base64url');
  const expiresAt = at + LINK_LIFE_MS;
  await store.people.putLink({ departments: null, ...link, hash: linkHash(token), expiresAt });
  // In the fragment: browsers don't send it, so it stays out of every log.
  return { path: `/console/#/link/${token}`, expiresAt };
}

export function linkHash(token: string): string {
  return hash('sha256', token, 'base64url');
}
