// At every start, before anything is answered: what the list names is erased in the database too. Changes nothing where that is so
// already; on a database restored from an older backup it erases again, and leaves tombstones for entries that are still to come.
import type { Logger } from 'pino';
import type { WordErasure } from '../store/data-protection-store.ts';
import type { Erasure, Store } from '../store/store.ts';
import type { ErasureList } from './erasure-list.ts';

const AT_ONCE = 500;

type Done = { erased: number; tombstones: number; words: number };

/** Says on the log which lines can't be read (all others count), and when the list is not the one that the database was erased by. */
export async function replayErasures(store: Store, erasures: ErasureList, log: Logger): Promise<Done> {
  const done = { erased: 0, tombstones: 0, words: 0 };
  const damagedLines: number[] = [];
  const listed = new Set<string>();
  let waiting: Erasure[] = [];
  let words: WordErasure[] = [];
  const carryOut = async () => {
    const { erased, tombstones } = await store.entries.eraseAgain(waiting);
    done.erased += erased;
    done.tombstones += tombstones;
    done.words += await store.dataProtection.eraseWordsAgain(words);
    waiting = [];
    words = [];
  };
  for await (const line of erasures.read()) {
    if ('damagedLine' in line) damagedLines.push(line.damagedLine);
    else if ('fact' in line) words.push(line);
    else {
      listed.add(line.id);
      waiting.push(line);
    }
    if (waiting.length + words.length >= AT_ONCE) await carryOut();
  }
  if (waiting.length + words.length > 0) await carryOut();
  if (damagedLines.length > 0)
    log.error({ damagedLines }, 'The list of erasures has lines that cannot be read: what they named may be in the database again');
  if (done.erased + done.tombstones + done.words > 0)
    log.warn(done, 'The database held less than the list of erasures; it was brought up to it');
  // All that is listed is erased by now.
  const unlisted = (await store.entries.erasedCount()) - listed.size;
  if (unlisted > 0)
    log.warn({ unlisted }, 'The database holds erasures that the list lacks: restored from a backup, it would hold those entries again');
  return done;
}
