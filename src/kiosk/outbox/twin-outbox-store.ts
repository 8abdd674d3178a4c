// The outbox in two copies: IndexedDB, which judges collisions, and the journal beside it. An append starts both at once and is durable
// when both are, or when one is and the other failed or is overdue; that one is flagged until it has been repaired. What is missing
// when entries are read is brought back from the journal; what neither copy holds is named, and the sender goes on over it.
import type { NumberRange } from '../../protocol/batch.ts';
import type { Digest } from './chain.ts';
import type { Journal } from './journal.ts';
import { createJournalKeeper } from './journal-keeper.ts';
import { type Match, matchCopies } from './match-copies.ts';
import { compareCopies, fillGaps, rebuildOutbox } from './mend-outbox.ts';
import { type Ranges, without, withoutRange, withRange } from './number-ranges.ts';
import { isOutOfSpace, type OutboxStore, type TwinOutboxStore } from './outbox-store.ts';
import { createOwedEntries } from './owed-entries.ts';
import { soundEntries } from './sound-entries.ts';
import type { StoredEntry } from './stored-entry.ts';

export type OutboxFact =
  | { event: 'outbox-rebuilt'; restored: number; shelved: number }
  | { event: 'entries-lost'; from: number; through: number };

export type TwinParts = {
  database: OutboxStore;
  /** Opens the journal, anew when it was open; rejects where there is none. */
  openJournal(): Promise<Journal>;
  digest: Digest;
  sleep(ms: number): Promise<void>;
  /** One copy failed, the other goes on; for the health report. */
  failed(error: unknown): void;
  found(fact: OutboxFact): void;
  /** The database could not be read again and again. */
  unreadable(): void;
};

/** So long the database may take when the journal holds the entry already. */
const OVERDUE_MS = 2_000;
const READS_BORNE = 5;
/** A journal that does not open at once may hold what is missing. */
const FILLS_BORNE = 10;
/** Where the database is empty, perhaps wiped, the journal alone knows which numbers are used. */
const STARTS_BORNE = 4;
/** About an hour and a half. */
const OPENS_BORNE = 100;
const COMPARE_AFTER_MS = 20_000;
const COMPARE_AGAIN_MS = 5_000;
/** Of those that the sender has passed; those ahead of it are all kept, else they would be looked for and named again with each try. */
const LOST_RANGES_MAX = 50;

// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a factory whose small functions share one state
export function twinOutboxStore(parts: TwinParts): TwinOutboxStore {
  const { database, sleep, failed } = parts;
  const breathe = () => sleep(0);
  const owed = createOwedEntries(parts);
  const keeper = createJournalKeeper({ database, sleep, failed, reopen: match });
  /** The highest number known. */
  let head = 0;
  let matching: Promise<void> | null = null;
  let isComparing = false;
  let failedReads = 0;
  let fillsWithoutJournal = 0;
  let startsFromNothing = 0;
  /** Entries of the journal after this number must still be looked at: numbers may have been given twice while it was not there. */
  let unseenAfter: number | null = null;
  let failedOpens = 0;

  function match(): Promise<void> {
    matching ??= matchNow().finally(() => {
      matching = null;
    });
    return matching;
  }

  async function matchNow(): Promise<void> {
    const journal = await parts.openJournal().catch((error: unknown) => {
      failed(error);
      return null;
    });
    const end = journal?.tail() ?? null;
    const [ledger, { sequence: last }, firstHeld, atEnd] = await Promise.all([
      database.ledger(),
      database.tail(),
      database.firstHeld(),
      end ? database.after(end.sequence - 1, 1) : [],
    ]);
    if (!journal && last === 0 && ++startsFromNothing <= STARTS_BORNE)
      throw new DOMException('the journal is not open', 'InvalidStateError');
    const idAtJournalEnd = atEnd[0]?.sequence === end?.sequence ? (atEnd[0]?.id ?? null) : null;
    const { restore, lacking } = matchCopies({ ledgerId: ledger.ledgerId, last, firstHeld, idAtJournalEnd }, end);
    unseenAfter = ledger.unseenAfter ?? null;
    if (restore) unseenAfter = Math.min(unseenAfter ?? restore.after, restore.after);
    else if (!journal) unseenAfter ??= last;
    // On disk before anything is written without the journal: the next life must know.
    if (unseenAfter !== (ledger.unseenAfter ?? null)) await rememberUnseen();
    failedOpens = journal ? 0 : failedOpens + 1;
    if (journal) fillsWithoutJournal = 0;
    if (journal && unseenAfter !== null) {
      await rebuild(journal, { after: unseenAfter });
      unseenAfter = null;
      await rememberUnseen();
    }
    // What was written meanwhile to one copy alone.
    const since = withoutRange(keeper.lacking(), { from: 1, through: last });
    keeper.use(journal, since.reduce(withRange, lacking));
    head = Math.max((await database.tail()).sequence, owed.all().at(-1)?.sequence ?? 0);
    if (!isComparing) void compareLater();
  }

  async function rememberUnseen(): Promise<void> {
    await database.amend((ledger) => ({ ...ledger, unseenAfter }));
  }

  /** Not at the start, where it would make somebody wait. */
  async function compareLater(): Promise<void> {
    isComparing = true;
    for (let waitMs = COMPARE_AFTER_MS; ; waitMs = COMPARE_AGAIN_MS) {
      await sleep(waitMs);
      if (await compare().catch(failed)) break;
    }
    isComparing = false;
  }

  async function compare(): Promise<true> {
    const journal = keeper.journal();
    if (!journal) return true;
    const { added, shelved, lackingInJournal } = await compareCopies({ ...parts, journal, breathe });
    if (added + shelved > 0) parts.found({ event: 'outbox-rebuilt', restored: added, shelved });
    if (keeper.journal() === journal) keeper.use(journal, lackingInJournal.reduce(withRange, keeper.lacking()));
    return true;
  }

  async function rebuild(journal: Journal, { after }: NonNullable<Match['restore']>): Promise<void> {
    const { added, shelved } = await rebuildOutbox({ ...parts, journal }, after);
    if (added + shelved > 0) parts.found({ event: 'outbox-rebuilt', restored: added, shelved });
    const { ledgerId } = await database.ledger();
    if (journal.tail()?.ledgerId !== ledgerId) journal.reset();
  }

  async function append(entries: readonly StoredEntry[]): Promise<'committed' | 'collision'> {
    const result = owed.all().length > 0 ? await appendBehind(entries) : await appendToBoth(entries);
    if (result === 'committed') head = Math.max(head, entries.at(-1)?.sequence ?? 0);
    return result;
  }

  async function appendToBoth(entries: readonly StoredEntry[]): Promise<'committed' | 'collision'> {
    const writing = database.append(entries);
    const outcome = writing.catch((error: unknown) => {
      failed(error);
      if (isOutOfSpace(error)) discardSent(Number.MAX_SAFE_INTEGER).catch(failed);
      return 'failed' as const;
    });
    // The journal is written while the database commits.
    if (!keeper.write(entries)) return writing;
    const result = await Promise.race([outcome, sleep(OVERDUE_MS)]);
    if (result === 'committed' || result === 'collision') return result;
    owed.add(entries);
    return 'committed';
  }

  /** While the database owes entries it would commit these before those. */
  async function appendBehind(entries: readonly StoredEntry[]): Promise<'committed' | 'collision'> {
    if (owed.hasRoom() && keeper.write(entries)) {
      owed.add(entries);
      return 'committed';
    }
    await owed.pay();
    return database.append(entries);
  }

  async function after(sequence: number, limit: number): Promise<StoredEntry[]> {
    const known = head;
    const entries = await held(sequence, limit);
    const gaps = await gapsIn(entries, sequence, entries.length < limit ? known : 0);
    if (gaps.length > 0) await fill(gaps);
    const found = gaps.length > 0 ? await held(sequence, limit) : entries;
    return soundEntries(found, { ...parts, journal: keeper.journal(), breathe });
  }

  async function held(sequence: number, limit: number): Promise<StoredEntry[]> {
    const entries = await readDatabase(sequence, limit);
    const byNumber = new Map(owed.all().map((entry) => [entry.sequence, entry]));
    for (const entry of entries) byNumber.set(entry.sequence, entry);
    return [...byNumber.values()]
      .filter((entry) => entry.sequence > sequence)
      .sort((one, other) => one.sequence - other.sequence)
      .slice(0, limit);
  }

  /** Never from the journal in its place: that may hold entries whose write failed and whose number another one has now. */
  async function readDatabase(sequence: number, limit: number): Promise<StoredEntry[]> {
    try {
      const entries = await database.after(sequence, limit);
      failedReads = 0;
      return entries;
    } catch (error) {
      failedReads++;
      if (failedReads === READS_BORNE) parts.unreadable();
      throw error;
    }
  }

  /** Numbers that should be there: not those settled, which may have been discarded, nor those known to be lost. */
  async function gapsIn(entries: readonly StoredEntry[], sequence: number, end: number): Promise<Ranges> {
    const through = Math.max(end, entries.at(-1)?.sequence ?? 0);
    if (through === sequence + entries.length) return [];
    const { sentThrough, lost = [] } = await database.ledger();
    const there = entries.map((entry): NumberRange => ({ from: entry.sequence, through: entry.sequence }));
    return without(without(withRange([], { from: Math.max(sequence, sentThrough) + 1, through }), there), lost);
  }

  async function fillFromJournal(gaps: Ranges): Promise<void> {
    const journal = keeper.journal();
    if (journal) await fillGaps({ ...parts, journal, breathe }, gaps);
    else if (++fillsWithoutJournal <= FILLS_BORNE) throw new DOMException('the journal is not open', 'InvalidStateError');
  }

  async function fill(gaps: Ranges): Promise<void> {
    const journal = keeper.journal();
    if (!journal && ++fillsWithoutJournal <= FILLS_BORNE) throw new DOMException('the journal is not open', 'InvalidStateError');
    if (journal) await fillGaps({ ...parts, journal, breathe }, gaps);
    const lost: NumberRange[] = [];
    for (const gap of gaps) {
      const there = await held(gap.from - 1, gap.through - gap.from + 1);
      lost.push(
        ...without(
          [gap],
          there.map(({ sequence }) => ({ from: sequence, through: sequence })),
        ),
      );
    }
    if (lost.length === 0) return;
    await database.amend((ledger) => ({ ...ledger, lost: keptLost(lost.reduce(withRange, ledger.lost ?? []), ledger.sentThrough) }));
    for (const { from, through } of lost) parts.found({ event: 'entries-lost', from, through });
  }

  async function tail() {
    const tail = await database.tail();
    const last = owed.all().at(-1);
    const recentIds = [...tail.recentIds, ...owed.all().map(({ id }) => id)];
    if (!last || last.sequence <= tail.sequence) return { ...tail, recentIds };
    return { sequence: last.sequence, hash: last.hash, tally: last.tally, recentIds };
  }

  /** What may have a number of the journal's stays until that has been seen; a journal that stays away is waited for no longer. */
  async function discardSent(through: number): Promise<void> {
    const mayStay = unseenAfter !== null && failedOpens < OPENS_BORNE;
    await database.discardSent(mayStay ? Math.min(through, unseenAfter ?? through) : through);
    const [{ sentThrough }, firstHeld] = await Promise.all([database.ledger(), database.firstHeld()]);
    keeper.discard(Math.min((firstHeld ?? 1) - 1, sentThrough));
  }

  const gather = (after: number) => fillFromJournal([{ from: after + 1, through: Number.MAX_SAFE_INTEGER }]);

  function copies(): ReturnType<TwinOutboxStore['copies']> {
    const journal = keeper.lacking().length > 0 ? 'behind' : 'whole';
    return { database: owed.all().length > 0 ? 'behind' : 'whole', journal: keeper.journal() ? journal : 'missing' };
  }

  async function renew(write: () => Promise<void>): Promise<void> {
    if (!keeper.journal()) await match();
    const journal = keeper.journal();
    // Left as it is, it would bring the old ledger back into the emptied database.
    if (!journal) throw new DOMException('the journal is not open', 'InvalidStateError');
    journal.reset();
    await write().finally(match);
  }

  return { ...database, append, after, tail, gather, discardSent, match, copies, renew };
}

function keptLost(lost: Ranges, sentThrough: number): Ranges {
  const isPassed = ({ through }: NumberRange) => through <= sentThrough;
  return [...lost.filter(isPassed).slice(-LOST_RANGES_MAX), ...lost.filter((range) => !isPassed(range))];
}
