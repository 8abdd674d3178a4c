// The receipt's page, within the kiosk's scope so that an installed kiosk shows no bar of the browser. It comes from the collector and is
// kept nowhere; isolated like every page of the kiosk, so that its process can be left behind (decision 0019).
import { isolated } from './isolated.ts';

const RECEIPTS = 'receipt';
const PATIENCE_MS = 8_000;

export function isReceipts({ pathname }: URL, scope: URL): boolean {
  return pathname === scope.pathname + RECEIPTS;
}

/** Rejects where it can't be had. What a visitor chose stands in the page's address alone: the collector is not told. */
export async function fetchReceipts(address: string): Promise<Response> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const { origin, pathname } = new URL(address);
  const answer = await fetch(origin + pathname, { cache: 'no-store', credentials: 'omit', redirect: 'error', signal });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  // An answer of its own, so that the page keeps the address it was asked by.
  return isolated(new Response(answer.body, answer));
}
