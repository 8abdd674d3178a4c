// One stream of server-sent events as an answer: what is sent waits in a short queue until the other side has taken it.

/** More than a reader ever leaves waiting: who doesn't take these is not reading any more. */
const QUEUE = 16;

export type EventStream = {
  readonly response: Response;
  /** false: nobody takes it. */
  send(event: string, data: object): boolean;
  /** As if there were nothing more to say; whoever reads comes back after a while. */
  end(): void;
};

/** `retryMs`: how long whoever reads waits before coming back. `onGone`: they left. */
export function eventStream(retryMs: number, onGone: () => void): EventStream {
  const encoder = new TextEncoder();
  let queue: ReadableStreamDefaultController<Uint8Array> | null = null;
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        queue = controller;
        controller.enqueue(encoder.encode(`retry: ${retryMs}\n\n`));
      },
      cancel() {
        queue = null;
        onGone();
      },
    },
    new CountQueuingStrategy({ highWaterMark: QUEUE }),
  );
  return {
    response: new Response(body, { headers: HEADERS }),
    send(event, data) {
      if (queue === null || (queue.desiredSize ?? 0) <= 0) return false;
      queue.enqueue(encoder.encode(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`));
      return true;
    },
    end() {
      queue?.close();
      queue = null;
    },
  };
}

/** Whatever stands between must neither keep it nor hold it back (nginx) nor squeeze it, which holds it back too. */
const HEADERS = { 'content-type': 'text/event-stream', 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no' };
