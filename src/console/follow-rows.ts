// Follows the rows of the copy by the notes that each change leaves there: whoever shows thousands reads anew only what changed, in any tab. One that
// falls so far behind that notes are gone reads all again.

export type RowsKind = 'items' | 'cases' | 'openings';
/** `seq` counts up by one. `ids`: of what was put or taken away; null: it may be any. */
export type ChangeNote = { seq?: number; of: RowsKind; ids: readonly string[] | null };
/** `anew`: these are all there are. Else `rows` are new or stand for older ones. */
export type RowsChange<Row> = { rows: readonly Row[]; gone: readonly string[]; anew: boolean };

export type FollowedRows<Row> = {
  /** Of the newest note; 0: there is none. */
  newest(): Promise<number>;
  /** In their order. */
  notesAfter(seq: number): Promise<readonly ChangeNote[]>;
  all(): Promise<readonly Row[]>;
  some(ids: readonly string[]): Promise<readonly (Row | undefined)[]>;
};

/** Gives what looks for changes and tells of them, one after another, and is done when all are told. A copy that can't be read is not told of. */
export function followRows<Row>(of: RowsKind, from: FollowedRows<Row>, tell: (change: RowsChange<Row>) => unknown): () => Promise<void> {
  let seen: number | null = null;
  let running: Promise<void> | null = null;
  let again = false;
  const look = async () => {
    const step = seen === null ? null : await changesAfter(seen, of, from);
    // Read before the rows: what changes meanwhile is looked at once more.
    const through = step?.through ?? (await from.newest());
    const ids = step?.ids ?? null;
    const change = ids === null ? { rows: await from.all(), gone: [], anew: true } : await changed(ids, from);
    if (change.anew || change.rows.length > 0 || change.gone.length > 0) await tell(change);
    seen = through;
  };
  return () => {
    again = true;
    running ??= untilCaughtUp();
    return running;
  };
  async function untilCaughtUp(): Promise<void> {
    while (again) {
      again = false;
      await look().catch(() => {});
    }
    running = null;
  }
}

/** null: a note is missing, or one says that it may be any row. */
async function changesAfter<Row>(seen: number, of: RowsKind, from: FollowedRows<Row>): Promise<{ through: number; ids: string[] } | null> {
  const notes = await from.notesAfter(seen);
  const own = notes.filter((note) => note.of === of);
  if ((notes[0]?.seq ?? seen + 1) !== seen + 1 || own.some(({ ids }) => ids === null)) return null;
  return { through: notes.at(-1)?.seq ?? seen, ids: [...new Set(own.flatMap(({ ids }) => ids ?? []))] };
}

async function changed<Row>(ids: readonly string[], from: FollowedRows<Row>): Promise<RowsChange<Row>> {
  const found = ids.length === 0 ? [] : await from.some(ids);
  return { rows: found.filter((row) => row !== undefined), gone: ids.filter((_, place) => found[place] === undefined), anew: false };
}

/** The rows after such a change, in order. What is sorted already is hardly compared again. */
export function afterChange<Row extends { id: string }>(
  before: readonly Row[],
  { rows, gone, anew }: RowsChange<Row>,
  order: (one: Row, other: Row) => number,
): Row[] {
  if (anew) return rows.toSorted(order);
  const other = new Set<string>([...gone, ...rows.map(({ id }) => id)]);
  return [...before.filter(({ id }) => !other.has(id)), ...rows].sort(order);
}
