// What tabs of one browser tell each other, so that signing out or locking in one of them holds in all.
import * as v from 'valibot';

const SessionMessage = v.object({ type: v.picklist(['signed-out', 'locked']), account: v.string() });
export type SessionMessage = v.InferOutput<typeof SessionMessage>;

export type SessionChannel = {
  say(message: SessionMessage): void;
  listen(listener: (message: SessionMessage) => void): void;
};

export function sessionChannel(channel: BroadcastChannel): SessionChannel {
  return {
    say: (message) => channel.postMessage(message),
    listen: (listener) =>
      channel.addEventListener('message', ({ data }) => {
        const parsed = v.safeParse(SessionMessage, data);
        if (parsed.success) listener(parsed.output);
      }),
  };
}
