// The port to staff's keys that open waiting words at kiosks (decision 0013).
import type { PersonRow } from './store.ts';

/** A key that opens words at kiosks once an administrator has approved it. */
export type NewReader = {
  keyId: string;
  organisation: string;
  person: string;
  publicKey: string;
  credentialId: string;
  rpId: string;
  enrolledAt: number;
};
export type ReaderRow = NewReader & {
  approvedAt: number | null;
  approvedBy: string | null;
  /** As its person's account stands now. */
  owner: Pick<PersonRow, 'name' | 'role' | 'sites' | 'active'>;
};
export type ReaderStore = {
  /** False, and nothing changed, when this key or credential is enrolled already, by whomever. */
  enrol(reader: NewReader): Promise<boolean>;
  /** In order of enrolment. */
  readers(organisation: string): Promise<ReaderRow[]>;
  /** The first approval stands; nothing happens when there is no such key in the organisation. */
  approve(organisation: string, keyId: string, at: number, by: string): Promise<void>;
  remove(organisation: string, keyId: string): Promise<void>;
};
