// The way from one page of the kiosk to the next (decision 0019). It is not isolated across origins, as every page of the kiosk is: on its way
// through here the browser ends the process that held a visitor's words, and begins another. It never paints: its text never ends, and
// until there is a body the browser leaves on the screen what stood there.
export const PASSAGE = 'passage';
/** Asked for by the worker of a page that stands still. */
export const STANDS_STILL = 'stands-still';

export function passage(): Response {
  const nonce = crypto.randomUUID();
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': `default-src 'none'; script-src 'nonce-${nonce}'`,
    'cross-origin-opener-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
  };
  const text = `<!doctype html><title>Candour</title><script nonce="${nonce}">location.replace('./')</script>`;
  return new Response(endless(text), { headers });
}

function endless(text: string): ReadableStream<Uint8Array> {
  return new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode(text)) });
}
