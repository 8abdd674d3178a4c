// The tables of data protection as TypeScript sees them.

export type DataProtectionTables = {
  /** What consoles drop from their copies at their next contact: an entry, or the words of a case. */
  erasedWords: { organisation: string; change: number; site: string | null; entry: string | null; caseId: string | null };
  /** Facts whose words are erased for ever, whether the fact is here or not. */
  goneWords: { organisation: string; fact: string; erasedAt: number };
  legalHolds: { organisation: string; of: string; target: string; placedAt: number; placedBy: string; ground: string };
  /** JSON of a `RetentionPolicy`. */
  retentionPolicies: { organisation: string; policy: string; putAt: number };
  retentionRuns: { organisation: string; day: string; begunAt: number; doneAt: number | null };
  /** What somebody was searched by, sealed; null: erased. */
  personSearches: { organisation: string; id: string; at: number; query: string | null };
};
