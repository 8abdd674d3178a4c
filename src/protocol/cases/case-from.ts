// Derives a case from its facts: the only place where it is said what a fact does. Collector and console both ask here, so a case that is
// worked on without a network looks as it will on the collector. Pure; facts come in any order.

import type { CaseFact, FactName, Sheet, What } from './case-facts.ts';
import type { ArrivalChannel, CaseKind, CaseState, ContactChannel, Level, PointOutcome } from './case-kinds.ts';
import { touches } from './overlaps.ts';
import { mayFollow } from './state-changes.ts';

/** Two people said different things about one thing, apart. Open until somebody who knows of both says it once more. */
type Conflict = {
  fact: string;
  with: readonly string[];
  about: string;
  /** false: when it arrived, the state could not change that way any more, so it changed nothing. */
  counts: boolean;
};

export type Case = {
  id: string;
  reference: string;
  kind: CaseKind;
  channel: ArrivalChannel;
  contact: ContactChannel;
  site: string;
  department: string | null;
  service: string | null;
  locale: string | null;
  entry: string | null;
  sheet: Sheet | null;
  day: string;
  state: CaseState;
  stage: 1 | 2;
  owner: string | null;
  team: string | null;
  severity: Level | null;
  points: Readonly<Record<string, PointOutcome | null>>;
  links: readonly string[];
  referredTo: string | null;
  satisfied: boolean | null;
  /** What clocks need, of the stage it is in. `receivedAt`: when the stage began. */
  clock: {
    receivedAt: number;
    pauses: readonly { from: number; until: number | null }[];
    extendedTo: string | null;
    acknowledgedAt: number | null;
    respondedAt: number | null;
  };
  /** When it came, whatever happened since. */
  receivedAt: number;
  closedAt: number | null;
  held: boolean;
  /** Persons with accounts whom it is about, and whether somebody has looked for them at all. */
  subjects: readonly string[];
  subjectsLooked: boolean;
  /** Who owned or decided it in its first stage: the second goes to somebody else. */
  firstStagePeople: readonly string[];
  conflicts: readonly Conflict[];
  /** The last number; what a new fact is based on. */
  number: number;
};

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };
type Draft = Mutable<Omit<Case, 'clock' | 'points'>> & {
  points: Record<string, PointOutcome | null>;
  clock: Mutable<Omit<Case['clock'], 'pauses'>> & { pauses: { from: number; until: number | null }[] };
};

/** null: among the facts is none that opens it. */
export function caseFrom(facts: readonly CaseFact[]): Case | null {
  const inOrder = [...facts].sort((a, b) => (a.number ?? Number.POSITIVE_INFINITY) - (b.number ?? Number.POSITIVE_INFINITY) || 0);
  const first = inOrder.find(({ what }) => what.fact === 'opened');
  if (first?.what.fact !== 'opened') return null;
  const draft = opened(first, first.what);
  const known = new Map(inOrder.map((fact) => [fact.id, fact]));
  for (const fact of inOrder) {
    settle(draft, fact, known);
    const counts = apply(draft, fact);
    contradict(draft, fact, known, counts);
    draft.number = Math.max(draft.number, fact.number ?? 0);
  }
  return draft;
}

function opened({ case: id }: CaseFact, what: Extract<What, { fact: 'opened' }>): Draft {
  const { fact: _, receivedAt, ...said } = what;
  return {
    id,
    ...said,
    sheet: what.sheet ?? null,
    ...{ state: 'new', stage: 1, owner: null, team: null, severity: null },
    ...{ points: {}, links: [], referredTo: null, satisfied: null },
    clock: { receivedAt, pauses: [], extendedTo: null, acknowledgedAt: null, respondedAt: null },
    ...{ receivedAt, closedAt: null },
    ...{ subjects: [], subjectsLooked: false, firstStagePeople: [], conflicts: [], number: 0 },
  };
}

/** `false`: it changed nothing. */
// biome-ignore lint/suspicious/noConfusingVoidType: an effect that always counts may simply end.
type Effect<Name extends FactName> = (draft: Draft, what: Extract<What, { fact: Name }>, fact: CaseFact) => boolean | void;

const nothing = () => {};

const EFFECTS: { readonly [Name in FactName]: Effect<Name> } = {
  opened: nothing,
  acknowledged(draft, _, fact) {
    draft.clock.acknowledgedAt ??= momentOf(fact);
    if (draft.state === 'new') moveTo(draft, 'acknowledged', fact);
  },
  assessed(draft, { harm, vulnerability, urgency }) {
    draft.severity = highest([harm, vulnerability, urgency]);
  },
  classified(draft, { kind }) {
    draft.kind = kind;
  },
  assigned(draft, { owner, team }) {
    give(draft, owner, team);
  },
  state: (draft, { to }, fact) => moveTo(draft, to, fact),
  contact: nothing,
  note: nothing,
  points(draft, { points }) {
    for (const point of points) draft.points[point] ??= null;
  },
  outcome(draft, { point, outcome }, { by }) {
    draft.points[point] = outcome;
    decidedBy(draft, by);
  },
  remedy: nothing,
  lesson: nothing,
  linked(draft, { to }) {
    draft.links = [...new Set([...draft.links, to])].sort();
  },
  'second-stage'(draft, { owner, team }, fact) {
    if (!moveTo(draft, 'reopened', fact)) return false;
    draft.stage = 2;
    give(draft, owner, team);
    draft.clock.acknowledgedAt = null;
  },
  extended(draft, { to }) {
    draft.clock.extendedTo = to;
  },
  referred(draft, { to }, fact) {
    if (!moveTo(draft, 'referred', fact)) return false;
    draft.referredTo = to;
  },
  subjects(draft, { marked, cleared }) {
    draft.subjectsLooked = true;
    const left = [...draft.subjects, ...marked].filter((person) => !cleared.includes(person));
    draft.subjects = [...new Set(left)].sort();
    if (draft.owner !== null && draft.subjects.includes(draft.owner)) draft.owner = null;
  },
  released(draft) {
    draft.held = false;
  },
  held(draft) {
    draft.held = true;
  },
  reopened: (draft, _, fact) => moveTo(draft, 'reopened', fact),
  'passed-on': nothing,
  added(draft, { satisfied }) {
    draft.satisfied = satisfied ?? draft.satisfied;
  },
};

function apply(draft: Draft, fact: CaseFact): boolean {
  const effect = EFFECTS[fact.what.fact] as Effect<FactName>;
  return effect(draft, fact.what as never, fact) !== false;
}

/** false, and nothing changed, when the state can't change that way. */
function moveTo(draft: Draft, to: CaseState, fact: CaseFact): boolean {
  if (!mayFollow(draft.state, to)) return false;
  const at = momentOf(fact);
  const { clock } = draft;
  if (draft.state !== to && draft.state === 'waiting') clock.pauses = clock.pauses.map((pause) => ({ ...pause, until: pause.until ?? at }));
  if (draft.state !== to && to === 'waiting') clock.pauses.push({ from: at, until: null });
  // A new stage begins to be counted anew.
  if (to === 'reopened' && (draft.state !== to || fact.what.fact === 'second-stage'))
    draft.clock = { receivedAt: at, pauses: [], extendedTo: null, acknowledgedAt: clock.acknowledgedAt, respondedAt: null };
  if (ANSWERING.includes(to)) {
    clock.respondedAt ??= at;
    decidedBy(draft, fact.by);
  }
  // The answer was none: what was promised runs on.
  if (draft.state === 'answered' && WORKED_ON.includes(to)) clock.respondedAt = null;
  draft.closedAt = to === 'closed' ? (draft.closedAt ?? at) : null;
  draft.state = to;
  return true;
}

/** The person has what they were to get. */
const ANSWERING: readonly CaseState[] = ['answered', 'resolved', 'closed', 'referred'];
const WORKED_ON: readonly CaseState[] = ['in-progress', 'waiting'];

function give(draft: Draft, owner: string | null, team: string | null): void {
  draft.owner = owner !== null && draft.subjects.includes(owner) ? null : owner;
  draft.team = team;
  if (owner !== null) decidedBy(draft, owner);
}

function decidedBy(draft: Draft, by: string): void {
  if (draft.stage === 1 && by !== 'rule' && by !== 'sender') draft.firstStagePeople = [...new Set([...draft.firstStagePeople, by])].sort();
}

/** A fact by somebody who knew of a conflict, about the same thing, ends it. */
function settle(draft: Draft, fact: CaseFact, known: ReadonlyMap<string, CaseFact>): void {
  const about = touches(fact.what);
  draft.conflicts = draft.conflicts.filter((conflict) => {
    const arrived = known.get(conflict.fact)?.number ?? Number.POSITIVE_INFINITY;
    return !about.includes(conflict.about) || fact.basedOn < arrived;
  });
}

function contradict(draft: Draft, fact: CaseFact, known: ReadonlyMap<string, CaseFact>, counts: boolean): void {
  for (const about of touches(fact.what)) {
    const others = fact.overlaps.filter((id) => touchesThing(known.get(id), about));
    if (others.length > 0) draft.conflicts.push({ fact: fact.id, with: others, about, counts });
  }
}

function touchesThing(fact: CaseFact | undefined, thing: string): boolean {
  return fact !== undefined && touches(fact.what).includes(thing);
}

/** Of what waits to be sent, only its author's device knows. */
function momentOf({ at, doneAt }: CaseFact): number {
  return at ?? doneAt;
}

function highest(levels: readonly Level[]): Level {
  return levels.includes('high') ? 'high' : levels.includes('medium') ? 'medium' : 'low';
}
