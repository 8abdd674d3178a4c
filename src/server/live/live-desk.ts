// Everybody who listens at this collector, and the look that is taken for them. Also what another collector of the same database has stored is
// found so: nothing is handed from process to process.
import { BEAT, BEAT_EVERY_MS, type LiveNews } from '../../protocol/live-api.ts';
import { Problem } from '../../protocol/problem.ts';
import { type PersonOfSession, personOfSession } from '../accounts/authenticate-person.ts';
import type { Member } from '../api/handler.ts';
import type { Parts } from '../parts.ts';
import type { PersonRow } from '../store/store.ts';
import { type EventStream, eventStream } from './event-stream.ts';
import { isDue, type Marker, markerOf, newsFor, type Told, toldThrough } from './news-for.ts';

const LOOK_EVERY_MS = 2_000;
/** Also where nothing has changed: a session that ended ends its streams. */
const CHECK_EVERY_MS = 10_000;
/** A few devices, and what a line that broke has left behind. */
const MOST_OF_ONE = 6;
const RETRY_MS = 3_000;
const FULL_RETRY_MS = 60_000;

export type LiveDesk = {
  /** Throws `rate-limited` where there are too many, `stopping`. */
  listen(member: Member): Promise<Response>;
  /** Never throws: what failed is on the log, and tried again. */
  look(): Promise<void>;
  /** Ends every stream, and takes no more. */
  stop(): Promise<void>;
};

type Needs = Pick<Parts, 'store' | 'clock' | 'random' | 'log'>;
type Line = { session: string; person: PersonRow; stream: EventStream; told: Told; checkedAt: number; beatAt: number };

/** `most`: streams at once, so that kiosks always find a connection. */
export function liveDesk(parts: Needs, most: number): LiveDesk {
  const lines = new Set<Line>();
  let stopped = false;
  let running: Promise<void> = Promise.resolve();
  let waiting = 0;
  const end = (line: Line) => {
    lines.delete(line);
    line.stream.end();
  };
  // One that is under way may have passed what has just happened.
  const look = (): Promise<void> => {
    waiting += 1;
    running = running.then(() => lookFor(parts, lines, end)).finally(() => (waiting -= 1));
    return running;
  };
  const timer = setInterval(() => void (lines.size > 0 && waiting === 0 && look()), LOOK_EVERY_MS);
  timer.unref();
  return {
    look,
    async listen({ person, session }) {
      const now = parts.clock();
      const marker = await markerOf(parts.store, person.organisation);
      if (stopped) throw new Problem('stopping', { retryAfterMs: FULL_RETRY_MS });
      const own = [...lines].filter((line) => line.person.id === person.id);
      if (own.length >= MOST_OF_ONE || lines.size >= most) throw new Problem('rate-limited', { retryAfterMs: FULL_RETRY_MS });
      const stream = eventStream(RETRY_MS + spread(parts), () => lines.delete(line));
      const line: Line = { session, person, stream, told: toldThrough(marker, now), checkedAt: now, beatAt: now };
      lines.add(line);
      stream.send(BEAT, {});
      return stream.response;
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      for (const line of lines) end(line);
      await running;
    },
  };
}

/** When a collector starts again, not all come back at once. */
function spread({ random }: Needs): number {
  return Math.floor(((random(1)[0] ?? 0) * RETRY_MS) / 256);
}

async function lookFor(parts: Needs, lines: ReadonlySet<Line>, end: (line: Line) => void): Promise<void> {
  try {
    const now = parts.clock();
    for (const [organisation, listening] of Map.groupBy(lines, ({ person }) => person.organisation)) {
      const marker = await markerOf(parts.store, organisation);
      for (const line of listening) if (!(await serve(parts, line, marker, now))) end(line);
    }
  } catch (error) {
    // No beat goes out meanwhile, so whoever listens goes back to asking.
    parts.log.error({ err: error }, 'could not look for what is new; tried again soon');
  }
}

/** false: this line is over. */
async function serve(parts: Needs, line: Line, marker: Marker, now: number): Promise<boolean> {
  const due = isDue(line.told, marker, now);
  if (due || now - line.checkedAt >= CHECK_EVERY_MS) {
    if (!sameRights(line.person, await personOfSession(parts.store, line.session, now))) return false;
    line.checkedAt = now;
  }
  const [news, told]: [LiveNews[], Told] = due ? await newsFor(parts.store, line.person, line.told, marker, now) : [[], line.told];
  line.told = told;
  for (const { subject, kind } of news) if (!line.stream.send(subject, { kind })) return false;
  if (now - line.beatAt < BEAT_EVERY_MS) return true;
  line.beatAt = now;
  return line.stream.send(BEAT, {});
}

/** Whoever may see something else now comes back, and is asked anew who they are. */
function sameRights(before: PersonRow, found: PersonOfSession): boolean {
  return found.state === 'in' && rightsOf(before) === rightsOf(found.person);
}

function rightsOf({ id, organisation, role, sites, departments }: PersonRow): string {
  return JSON.stringify([id, organisation, role, sites, departments]);
}
