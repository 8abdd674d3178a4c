// Which version of the shell answers. A new one is on trial until a page of it has confirmed its health; after two starts without that
// the version before serves again, until a newer one than the failed one arrives. Pure: what is kept on disk is handed in.

const STARTS_ON_TRIAL = 2;

export type Notes = {
  /** The version that confirmed its health last. */
  readonly good: string | null;
  /** The last pages the version on trial was given to, by client id. None of them has confirmed yet. */
  readonly trial: { readonly version: string; readonly starts: readonly string[] } | null;
};
export type Serving = { readonly version: string; readonly as: 'confirmed' | 'on-trial' | 'fallback' };

export const NO_NOTES: Notes = { good: null, trial: null };

/** `kept`: the versions whose files are there, in the order in which they came. */
export function servingVersion(own: string, notes: Notes, kept: readonly string[]): Serving {
  if (notes.good === own) return { version: own, as: 'confirmed' };
  const previous = previousVersion(own, notes, kept);
  if (previous !== null && startsOf(own, notes).length >= STARTS_ON_TRIAL) return { version: previous, as: 'fallback' };
  return { version: own, as: 'on-trial' };
}

/** A first installation has none. Versions before notes were kept dropped older files when they were well: what is left came before. */
function previousVersion(own: string, { good }: Notes, kept: readonly string[]): string | null {
  if (good !== null) return kept.includes(good) ? good : null;
  const [oldest = own] = kept;
  return kept.includes(own) && oldest !== own ? oldest : null;
}

export function withStart(own: string, notes: Notes, client: string): Notes {
  return { ...notes, trial: { version: own, starts: [...startsOf(own, notes), client].slice(-STARTS_ON_TRIAL) } };
}

/** A page that takes another's place after a visit with words goes on with that one's start, and may confirm in its stead. */
export function withRenewal(own: string, notes: Notes, client: string): Notes {
  return { ...notes, trial: { version: own, starts: [...startsOf(own, notes).slice(0, -1), client] } };
}

/** Null where the page is not one that `own` was given to: a page of the version before says nothing about this one. */
export function withConfirmation(own: string, notes: Notes, client: string): Notes | null {
  if (notes.good === own) return notes;
  return startsOf(own, notes).includes(client) ? { good: own, trial: null } : null;
}

function startsOf(own: string, { trial }: Notes): readonly string[] {
  return trial?.version === own ? trial.starts : [];
}
