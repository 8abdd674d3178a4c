// Opens cases from messages behind ingest: one cursor per organisation over arrivals, taken up after each batch, at the start, and before
// anybody reads. A crash anywhere leaves the cursor where it was, and an entry has one case however often it is looked at.
import type { Parts } from '../parts.ts';
import { openByRule } from './open-by-rule.ts';

const AT_ONCE = 100;

export type CaseOpener = {
  /** Resolves when all that had arrived has been looked at, or could not be, which is logged and tried again next time. */
  catchUp(organisation: string): Promise<void>;
  /** Soon, and nobody waits for it. */
  nudge(organisation: string): void;
  /** When nothing is under way any more. */
  settled(): Promise<void>;
};

type Needs = Pick<Parts, 'store' | 'keys' | 'dues' | 'clock' | 'random' | 'log' | 'collector' | 'mail'>;
type Turns = { running: Promise<void>; next: Promise<void> | null };

export function caseOpener(parts: Needs): CaseOpener {
  const turns = new Map<string, Turns>();
  const begin = (organisation: string): Promise<void> => {
    const running = look(parts, organisation).finally(() => {
      if (turns.get(organisation)?.next === null) turns.delete(organisation);
    });
    turns.set(organisation, { running, next: null });
    return running;
  };
  const catchUp = (organisation: string): Promise<void> => {
    const turn = turns.get(organisation);
    if (!turn) return begin(organisation);
    // What is under way may have passed what has just arrived.
    turn.next ??= turn.running.then(() => begin(organisation));
    return turn.next;
  };
  const nudged = new Set<Promise<void>>();
  return {
    catchUp,
    nudge(organisation) {
      // The answer that somebody waits for goes out first.
      const soon = new Promise<void>((resolve) => setImmediate(resolve)).then(() => catchUp(organisation));
      nudged.add(soon);
      soon.finally(() => nudged.delete(soon)).catch(() => {});
    },
    async settled() {
      while (nudged.size + turns.size > 0)
        await Promise.all([...nudged, ...[...turns.values()].map(({ next, running }) => next ?? running)]);
    },
  };
}

/** Never throws: whoever waits for it reads on, up to where the cursor stands. */
async function look(parts: Needs, organisation: string): Promise<void> {
  const { cases } = parts.store;
  try {
    for (let page = await cases.unread(organisation, AT_ONCE); page; page = await cases.unread(organisation, AT_ONCE)) {
      await openByRule(parts, organisation, page.messages);
      await cases.markRead(organisation, page.through);
    }
  } catch (error) {
    parts.log.error({ err: error, organisation }, 'could not look for cases in what has arrived; tried again with the next');
  }
}
