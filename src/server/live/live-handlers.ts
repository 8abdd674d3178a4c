// The stream of hints.
import type { Handlers } from '../api/handler.ts';
import type { Parts } from '../parts.ts';

export function liveHandlers({ live }: Pick<Parts, 'live'>): Pick<Handlers, 'events'> {
  return { events: ({ caller }) => live.listen(caller) };
}
