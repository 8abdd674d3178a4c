// A pause in long work, in which the page answers whoever touches it. Unlike timers it is not slowed in a page that is hidden.

export function breathe(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  const { promise, resolve } = Promise.withResolvers<void>();
  port1.onmessage = () => {
    port1.close();
    resolve();
  };
  port2.postMessage(null);
  return promise;
}
