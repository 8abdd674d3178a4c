// The audit log behind the port: who did what, when, to what, as a chain in which nothing can be changed unnoticed.

/** Never words, never secrets. `details` is JSON. */
export type AuditEvent = { organisation: string; at: number; actor: string; action: string; target: string | null; details: string };
export type AuditStore = {
  append(events: readonly AuditEvent[]): Promise<void>;
  /** Newest first. */
  latest(organisation: string, limit: number): Promise<AuditEvent[]>;
  /** Number, from 1, of the first event that does not fit the chain of hashes; null when the log is whole. */
  firstBroken(organisation: string): Promise<number | null>;
};
