// The port to cases: facts are appended, and all that lists show is derived from them in the same transaction. Rights are part of each
// query: what somebody may not see is not there for them.
import type { FactAnswer } from '../../protocol/cases/case-answers.ts';
import type { CaseFact, NewFact, Opened, What } from '../../protocol/cases/case-facts.ts';
import type { Case } from '../../protocol/cases/case-from.ts';
import type { CaseKind, CaseState } from '../../protocol/cases/case-kinds.ts';
import type { Refusal } from '../../protocol/cases/refusal.ts';
import type { MailChange } from './letter-store.ts';
import type { StoredEntry } from './store.ts';

/** What somebody may see: site ∩ department, never what they are a subject of. null: all of them. */
export type CaseReader = {
  person: string;
  sites: readonly string[] | null;
  departments: readonly string[] | null;
  /** What is held: anywhere in the organisation, where everything else is seen, or nowhere. */
  held: 'anywhere' | 'own-places' | 'nowhere';
};

/** null: all of the organisation. */
export type Sites = readonly string[] | null;
/** `through`: nothing that arrived later, for nobody has looked yet whether it is held. */
export type Seen = { reader: CaseReader; through: number };

/** Milliseconds since 1970; null: nothing is due, or nobody knows by when. */
export type Dues = { acknowledgeBy: number | null; respondBy: number | null; atRiskFrom: number | null };
export type DueOf = {
  (found: Case): Dues;
  /** Of the policy that it goes by; 0: there was none. Left out: it goes by none that is kept. */
  policyVersion?: number | undefined;
};

/** A row of `cases`. */
export type StoredCase = Pick<
  Case,
  | 'id'
  | 'reference'
  | 'kind'
  | 'channel'
  | 'contact'
  | 'site'
  | 'department'
  | 'service'
  | 'state'
  | 'stage'
  | 'owner'
  | 'team'
  | 'severity'
> &
  Pick<Case, 'receivedAt' | 'day' | 'closedAt' | 'held' | 'entry'> &
  Pick<Case['clock'], 'acknowledgedAt' | 'respondedAt' | 'extendedTo'> &
  Dues & {
    organisation: string;
    /** 1, 2, … in the order in which cases were opened. */
    opening: number;
    /** The first of its days that is still to come or late. */
    dueAt: number | null;
    hasEnded: boolean;
    conflicts: number;
    /** Number of the last fact. */
    number: number;
    /** Number of the organisation's change that it was. */
    change: number;
  };

/** `words`: sealed. */
export type StoredFact = Omit<CaseFact, 'words' | 'number' | 'at'> & { number: number; at: number; words: string | null };
export type SealedFact = Omit<NewFact, 'words'> & { words: string | null };

export type CaseOpening = {
  organisation: string;
  case: string;
  fact: Pick<SealedFact, 'id' | 'doneAt' | 'words'> & { by: CaseFact['by'] };
  /** `reference` null: made here, from `prefix` and a counter that never goes back. */
  what: Omit<Opened, 'reference' | 'fact'> & { reference: string | null };
  prefix: string;
  at: number;
  dueOf: DueOf;
};

export type FactAddition = {
  organisation: string;
  /** null: whoever it is may see it (the collector itself, the sender). */
  reader: CaseReader | null;
  by: CaseFact['by'];
  facts: readonly SealedFact[];
  at: number;
  /** By all facts that are there; asked for each. null: it can be added. */
  judge(history: readonly CaseFact[], fact: SealedFact): Refusal | null;
  /** What the collector adds by rule, right after it. */
  follows(found: Case): What | null;
  dueOf: DueOf;
  /** In the same transaction: an e-mail waits for as long as its fact is there. */
  mail?: MailChange;
};

export type CaseOrder =
  /** The newest first. */
  | { by: 'opening'; after: number | null }
  /** What is due first; only what has something due. */
  | { by: 'due'; after: { dueAt: number; opening: number } | null }
  /** What changed first. */
  | { by: 'change'; after: number };

/** Each that is left out lets everything through. Of times, `from` is in it and `to` is not. */
export type CaseFilter = {
  states?: readonly CaseState[];
  kind?: CaseKind;
  site?: string;
  department?: string;
  service?: string;
  /** null: nobody's. */
  owner?: string | null;
  dueBefore?: number;
  held?: boolean;
  receivedFrom?: number;
  receivedTo?: number;
  /** The beginning of its reference. */
  reference?: string;
};

type Whose = { organisation: string; reader: CaseReader };

export type CaseStore = {
  /** `opened` false: there is one already under this id, or from this entry. Once, whoever asks at the same time. */
  open(opening: CaseOpening): Promise<{ opened: boolean; case: StoredCase }>;
  /** An answer for each, in order, and the cases they belong to as they are now. The same fact again is a duplicate. */
  add(addition: FactAddition): Promise<{ answers: FactAnswer[]; cases: StoredCase[] }>;
  cases(query: Whose & { filter: CaseFilter; order: CaseOrder; limit: number }): Promise<StoredCase[]>;
  case(query: Whose & { id: string }): Promise<StoredCase | null>;
  /** In order of their numbers; of a case that `case` gave. */
  facts(organisation: string, id: string): Promise<StoredFact[]>;
  counts(query: Whose & { now: number; endOfDay: number }): Promise<CaseCounts>;
  /** How many complaints are held at their sites that this reader may not see; never those that they are a subject of. */
  heldDays(query: Whose): Promise<{ site: string; day: string; count: number }[]>;
  /** The number of the organisation's last change. */
  changes(organisation: string): Promise<number>;
  /** Whether a case that the reader may see has a fact of a later change. `people`: of the sender, or by rule. */
  hasChanged(query: Whose & { after: number; by: 'staff' | 'people' }): Promise<boolean>;
  /** What the reader may have copied before change `after` or since, and may not see any more. */
  withdrawn(query: Whose & { after: number }): Promise<{ cases: string[]; entries: string[] }>;
  /** Of these entries, those that are part of a case that the reader may not see. */
  withheld(query: Whose & { entries: readonly string[] }): Promise<string[]>;
  /** Arrivals that nobody has looked at yet for cases, oldest first; null: there are none. */
  unread(organisation: string, limit: number): Promise<{ through: number; messages: ArrivedMessage[] } | null>;
  /** One entry with words; null where it is not there or erased. */
  arrived(organisation: string, entry: string): Promise<ArrivedMessage | null>;
  /** They have been looked at, through this arrival. Never goes back. */
  markRead(organisation: string, through: number): Promise<void>;
  /** Through which arrival they have. */
  readThrough(organisation: string): Promise<number>;
  /** Works out anew, from the facts, all that is derived of the next cases in the order of their opening. */
  rebuild(asked: RebuildQuery): Promise<RebuiltPage>;
};

/** `after` null: from the first. `write` false: it only compares. */
export type RebuildQuery = { organisation: string; dueOf: DueOf; after: RebuiltPage['after']; limit: number; write: boolean };
/** `differed`: cases whose row, or whose subjects, were not what their facts say. `after` null: there are no more. */
export type RebuiltPage = { looked: number; differed: string[]; after: { change: number; opening: number } | null };

export type ArrivedMessage = Pick<
  StoredEntry,
  'id' | 'kind' | 'site' | 'kiosk' | 'revision' | 'locale' | 'header' | 'body' | 'receivedAt' | 'timeZone'
>;

export type CaseCounts = {
  byState: Partial<Record<CaseState, number>>;
  late: number;
  today: number;
  atRisk: number;
  unowned: number;
  conflicts: number;
};

/** `policy`: JSON of a `CasePolicy`. */
export type CasePolicyRow = { organisation: string; policy: string; putAt: number };
export type CasePolicyStore = {
  /** In place of the one before. */
  putPolicy(row: CasePolicyRow): Promise<void>;
  /** `version` rises with each that is put. */
  policy(organisation: string): Promise<(CasePolicyRow & { version: number }) | null>;
  /** Organisations whose rows of cases do not follow their policy yet, as this version of the collector reads it. */
  duesBehind(by: string): Promise<string[]>;
  /** `run` works them out from here on. */
  beginDues(organisation: string, run: string): Promise<void>;
  /** false: a policy was put meanwhile, a case was written by an older one, or another run began: to be done again. */
  endDues(organisation: string, run: string, by: string): Promise<boolean>;
};
