// A page and its workers are isolated across origins all or not at all: a page that is, starts no worker that isn't. So whatever is kept or
// served here says so itself, also where a proxy took the header away or the file came from a collector of before (decision 0019).
const HEADERS = { 'cross-origin-embedder-policy': 'require-corp', 'cross-origin-opener-policy': 'same-origin' };

export function isolated(response: Response): Response {
  const missing = Object.entries(HEADERS).filter(([name, value]) => response.headers.get(name) !== value);
  // A redirect, or a page of somebody else's: not ours to change.
  if (missing.length === 0 || !response.ok) return response;
  const { body, status, statusText } = response;
  const headers = new Headers(response.headers);
  for (const [name, value] of missing) headers.set(name, value);
  return new Response(body, { status, statusText, headers });
}
