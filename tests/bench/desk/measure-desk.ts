// Asks a collector each question of the desk several times over, one after another, and tells how long each took at the API and how much came.
import { quantile } from '../distribution.ts';
import type { DeskSessions } from './desk-people.ts';
import type { DeskRequest } from './desk-requests.ts';

export type Measured = { what: string; firstMs: number; p50Ms: number; p95Ms: number; rows: number };

export async function measureDesk(
  sessions: DeskSessions,
  requests: readonly DeskRequest[],
  samples: number,
  say: (line: string) => void,
): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const request of requests) {
    const times: number[] = [];
    let rows = 0;
    for (let sample = 0; sample < samples; sample++) {
      const from = performance.now();
      const answer = await ask(sessions, request);
      times.push(performance.now() - from);
      rows = answer;
    }
    const line = { what: request.what, firstMs: times[0] ?? 0, p50Ms: quantile(times, 0.5), p95Ms: quantile(times, 0.95), rows };
    say(formatMeasured(line));
    measured.push(line);
  }
  return measured;
}

export function formatMeasured({ what, firstMs, p50Ms, p95Ms, rows }: Measured): string {
  const ms = (value: number) => value.toFixed(1).padStart(8);
  return `${ms(p50Ms)} ${ms(p95Ms)} ${ms(firstMs)} ${String(rows).padStart(6)}  ${p95Ms <= 100 ? '   ' : 'NOT'} ${what}`;
}

/** Rows of an answer; bytes of the first rows of what is streamed. */
async function ask(sessions: DeskSessions, { by, path, streamed }: DeskRequest): Promise<number> {
  if (streamed) return firstRows(await sessions[by].answer(path));
  const answer = await sessions[by].get<Record<string, unknown>>(path);
  const lists = Object.values(answer).filter(Array.isArray);
  return Math.max(0, ...lists.map((list) => list.length));
}

/** The head of a file comes at once: what is waited for is what comes after it. */
async function firstRows({ body }: Response): Promise<number> {
  const reader = body?.getReader();
  if (!reader) return 0;
  await reader.read();
  const { value } = await reader.read();
  await reader.cancel();
  return value?.length ?? 0;
}
