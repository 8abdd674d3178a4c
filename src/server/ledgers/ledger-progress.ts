// How far a ledger has come at the collector: which numbers are there, which are missing below the highest one, and which neighbours
// still have to be compared for the chain of hashes. Pure, and cheap where entries come in order: then nothing but the batch is looked at.
import type { NumberRange } from '../../protocol/batch.ts';

export type Progress = {
  /** Highest number that has come, 0 before the first. */
  reach: number;
  /** Hash of (the first entry at) `reach`; null when it is not known. */
  reachHash: string | null;
  /** Up to here nothing is missing. */
  safeThrough: number;
  /** Entries that have come, erased ones included. */
  received: number;
  /** Those of them that came to a number that was taken. */
  doubled: number;
};

export const NO_PROGRESS: Progress = { reach: 0, reachHash: null, safeThrough: 0, received: 0, doubled: 0 };

/** An entry that is new to the collector. Of one that was erased before it came again, hashes may be unknown. */
export type Arrival = { sequence: number; hash: string | null; previousHash: string | null | undefined };

export type Advance = {
  progress: Progress;
  /** What is missing now in place of the gaps that were handed in, new gaps included, in order. */
  gaps: NumberRange[];
  /** Lowest number that came though it was taken. */
  doubledAt: number | null;
  /** Numbers whose entry and the one before it must be compared in the store: the batch alone does not show that they fit. */
  seams: number[];
};

/** `gaps`: those among the numbers of `arrivals`, in order; all others are left as they are. */
export function advance(before: Progress, gaps: readonly NumberRange[], arrivals: readonly Arrival[]): Advance {
  const inOrder = isInOrder(arrivals) ? arrivals : arrivals.toSorted((a, b) => a.sequence - b.sequence);
  const firstAbove = inOrder.findIndex(({ sequence }) => sequence > before.reach);
  const below = firstAbove === 0 ? [] : inOrder.slice(0, firstAbove < 0 ? inOrder.length : firstAbove);
  const filled = fill(
    gaps,
    below.map(({ sequence }) => sequence),
  );
  const grown = grow(before, below.length === 0 ? inOrder : inOrder.slice(below.length));
  const doubledAt = filled.taken[0] ?? grown.taken[0] ?? null;
  const doubled = before.doubled + filled.taken.length + grown.taken.length;
  const after = { reach: grown.reach, reachHash: grown.reachHash, received: before.received + arrivals.length, doubled };
  const left = [...filled.left, ...grown.gaps];
  // A ledger without gaps has been handed none that could matter; any other asks the store once a gap was filled.
  const safeThrough = before.safeThrough === before.reach ? (grown.gaps[0]?.from ?? grown.reach + 1) - 1 : before.safeThrough;
  return { progress: { ...after, safeThrough }, gaps: left, doubledAt, seams: [...seamsBelow(before, below), ...grown.seams] };
}

function isInOrder(arrivals: readonly Arrival[]): boolean {
  let last = 0;
  for (const { sequence } of arrivals) {
    if (sequence < last) return false;
    last = sequence;
  }
  return true;
}

type Filled = { left: NumberRange[]; taken: number[] };

/** `numbers` in order, one perhaps more than once. */
function fill(gaps: readonly NumberRange[], numbers: readonly number[]): Filled {
  const left: NumberRange[] = [];
  const taken: number[] = [];
  let at = 0;
  for (const gap of gaps) {
    let { from } = gap;
    for (let number = numbers[at]; number !== undefined && number <= gap.through; number = numbers[++at]) {
      if (number < from) taken.push(number);
      else {
        if (number > from) left.push({ from, through: number - 1 });
        from = number + 1;
      }
    }
    if (from <= gap.through) left.push({ from, through: gap.through });
  }
  return { left, taken: [...taken, ...numbers.slice(at)] };
}

type Grown = { reach: number; reachHash: string | null; gaps: NumberRange[]; taken: number[]; seams: number[] };

function grow(before: Progress, above: readonly Arrival[]): Grown {
  let { reach, reachHash } = before;
  const gaps: NumberRange[] = [];
  const taken: number[] = [];
  const seams: number[] = [];
  for (const { sequence, hash, previousHash } of above) {
    if (sequence === reach) {
      taken.push(sequence);
      seams.push(sequence);
      continue;
    }
    if (sequence > reach + 1) gaps.push({ from: reach + 1, through: sequence - 1 });
    else if (reachHash === null ? reach > 0 || previousHash !== null : previousHash !== reachHash) seams.push(sequence);
    reach = sequence;
    reachHash = hash;
  }
  return { reach, reachHash, gaps, taken, seams };
}

/** What came late is compared with both its neighbours. */
function seamsBelow({ reach }: Progress, below: readonly Arrival[]): number[] {
  const seams = new Set(below.flatMap(({ sequence }) => [sequence, sequence + 1]));
  return [...seams].filter((number) => number <= reach + 1);
}

/** All that is known at one number: hashes of its entries, and the hashes they name as those before them. */
export type AtNumber = { hashes: (string | null)[]; previousHashes: (string | null | undefined)[] };

/** The first of `seams` whose entry names a hash that no entry before it has. What is missing or unknown breaks nothing. */
export function firstBroken(seams: readonly number[], known: ReadonlyMap<number, AtNumber>): number | null {
  const broken = seams.filter((number) => {
    const previousHashes = known.get(number)?.previousHashes ?? [];
    if (number === 1) return previousHashes.some((hash) => hash !== null && hash !== undefined);
    const before = known.get(number - 1)?.hashes ?? [];
    if (before.length === 0 || before.includes(null)) return false;
    return previousHashes.some((hash) => hash !== undefined && !before.includes(hash));
  });
  return broken.length === 0 ? null : Math.min(...broken);
}
