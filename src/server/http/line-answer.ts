// An answer of one JSON line after another, worked out as it is read: whoever closes the connection ends the work, and so does whoever no longer
// reads.
const STALLED_MS = 30_000;
const utf8 = new TextEncoder();

/** `ended` is called once, however it ends. */
export function lineAnswer<T>(steps: AsyncGenerator<T, void>, show: (step: T) => unknown, ended: () => void = () => {}): Response {
  const ending = once(ended);
  let stalled: NodeJS.Timeout | undefined;
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        clearTimeout(stalled);
        try {
          const next = await steps.next();
          if (next.done) {
            ending();
            controller.close();
            return;
          }
          controller.enqueue(utf8.encode(`${JSON.stringify(await show(next.value))}\n`));
        } catch (error) {
          ending();
          throw error;
        }
        stalled = setTimeout(() => {
          ending();
          controller.error(new Error('nobody reads this answer any more'));
          void steps.return();
        }, STALLED_MS);
        stalled.unref();
      },
      async cancel() {
        clearTimeout(stalled);
        ending();
        await steps.return();
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(body, { headers: { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' } });
}

function once(work: () => void): () => void {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    work();
  };
}
