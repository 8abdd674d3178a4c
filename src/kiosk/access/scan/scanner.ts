// Operation by one switch: what can be touched is marked one after another, and a press takes what is marked; where there is much, first the
// group, then what is in it. Pure: which things there are is handed in, and so is every step and press.
export type Stop<T> = { target: T } | { group: readonly Stop<T>[] };
type Level<T> = { stops: readonly Stop<T>[]; at: number; rounds: number };
/** From the whole screen down into the group that is being gone through. */
export type Scan<T> = readonly Level<T>[];

/** A group that nothing was taken from leads back out. */
const ROUNDS_IN_A_GROUP = 2;
const FEW = 6;
const MANY_IN_A_ROW = 8;

/** `section`: which part of the screen it stands in, `row`: on which line. In reading order. */
export type Placed<T> = { target: T; section: unknown; row: number };

export function scanStops<T>(placed: readonly Placed<T>[]): Stop<T>[] {
  if (placed.length <= FEW) return placed.map(({ target }) => ({ target }));
  const sections = runs(placed, (a, b) => a.section === b.section);
  return sections.length === 1 ? inSection(placed) : sections.map((section) => asStop(inSection(section)));
}

function inSection<T>(placed: readonly Placed<T>[]): Stop<T>[] {
  const rows = runs(placed, (a, b) => a.row === b.row);
  if (placed.length <= MANY_IN_A_ROW || rows.length === 1) return placed.map(({ target }) => ({ target }));
  return rows.map((row) => asStop(row.map(({ target }) => ({ target }))));
}

function asStop<T>(stops: Stop<T>[]): Stop<T> {
  return stops.length === 1 ? (stops[0] as Stop<T>) : { group: stops };
}

function runs<T>(items: readonly T[], together: (a: T, b: T) => boolean): T[][] {
  const found: T[][] = [];
  for (const item of items) {
    const last = found.at(-1);
    if (last?.[0] !== undefined && together(last[0], item)) last.push(item);
    else found.push([item]);
  }
  return found;
}

/** Before its first stop. */
export function startScan<T>(stops: readonly Stop<T>[]): Scan<T> {
  return [{ stops, at: -1, rounds: 0 }];
}

export function marked<T>(scan: Scan<T>): Stop<T> | undefined {
  const level = scan.at(-1);
  return level?.stops[level.at];
}

export function stepScan<T>(scan: Scan<T>): Scan<T> {
  const level = scan.at(-1);
  if (!level) return scan;
  const outer = scan.slice(0, -1);
  const at = level.at + 1;
  if (at < level.stops.length) return [...outer, { ...level, at }];
  const rounds = level.rounds + 1;
  if (outer.length > 0 && rounds >= ROUNDS_IN_A_GROUP) return outer;
  return [...outer, { ...level, at: 0, rounds }];
}

/** What was taken, if it was no group. Out of the row of a larger group it leads back to its rows, where the next letter is looked for. */
export function pressScan<T>(scan: Scan<T>): { scan: Scan<T>; taken?: T } {
  const stop = marked(scan);
  if (!stop) return { scan };
  if ('group' in stop) return { scan: [...scan, { stops: stop.group, at: 0, rounds: 0 }] };
  const back = scan.length > 2 ? scan.slice(0, -1).map((level, depth) => (depth === scan.length - 2 ? { ...level, at: -1 } : level)) : scan;
  return { scan: back.map((level) => ({ ...level, rounds: 0 })), taken: stop.target };
}

export function targetsOf<T>(stop: Stop<T>): T[] {
  return 'target' in stop ? [stop.target] : stop.group.flatMap(targetsOf);
}
