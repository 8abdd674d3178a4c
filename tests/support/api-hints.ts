// Somebody who listens for hints: what comes is kept, in order, as `subject kind`, without the beats.
import { sessionHash } from '../../src/server/accounts/authenticate-person.ts';
import type { TestCollector } from './api-collector.ts';
import type { TestPerson } from './api-person.ts';

export const SPAN_MS = 5 * 60_000;
export const CHECK_MS = 10_000;

export type Listener = {
  response: Response;
  /** All that has come, once the stream has ended; rejects if it was cut off. */
  ended: Promise<string[]>;
};

export function hintsIn(text: string): string[] {
  const events = [...text.matchAll(/event: (\S+)\ndata: (.*)\n\n/g)];
  return events.filter(([, event]) => event !== 'beat').map(([, event, data]) => `${event} ${JSON.parse(data ?? '').kind}`);
}

export async function listen(person: TestPerson): Promise<Listener> {
  const response = await person.get('/api/v1/events');
  if (response.status !== 200) throw new Error(`no stream: ${response.status} ${await response.text()}`);
  return { response, ended: response.text().then(hintsIn) };
}

/** All that was told to somebody by now: their sessions end, and with them their streams. */
export async function toldTo(collector: TestCollector, person: TestPerson, listener: Listener): Promise<string[]> {
  const { store } = collector.parts;
  await store.people.deleteSession(sessionHash(person.cookie.split('=')[1] ?? ''));
  collector.clock.now += CHECK_MS;
  await collector.parts.live.look();
  return listener.ended;
}
