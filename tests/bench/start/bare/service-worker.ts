// The plain service worker of the bare page: keeps what `files.json` lists and answers from it.
type Extended = Event & { waitUntil: (work: Promise<unknown>) => void };
type Asked = Event & { request: Request; respondWith: (answer: Promise<Response>) => void };

addEventListener('install', (event) => (event as Extended).waitUntil(keepAll()));
addEventListener('activate', (event) => (event as Extended).waitUntil(clientsOfThis().claim()));
addEventListener('fetch', (event) => (event as Asked).respondWith(fromCache((event as Asked).request)));

async function keepAll(): Promise<void> {
  const files = (await (await fetch('files.json')).json()) as string[];
  await (await caches.open('bare')).addAll(files);
}

async function fromCache(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}

/** Types of a window and of a service worker don't go together in one project; this is the one thing missing. */
function clientsOfThis(): { claim: () => Promise<void> } {
  return (globalThis as unknown as { clients: { claim: () => Promise<void> } }).clients;
}
