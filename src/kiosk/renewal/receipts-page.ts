// Where the receipt's page stands for this kiosk, within the kiosk's own scope, and whether it can be had now. It is served by the collector
// alone and kept nowhere.
import type { Needs } from '../access/needs.ts';
import { pixelsPerMm } from '../access/pixels-per-mm.ts';

const PAGE = `${import.meta.env.BASE_URL}receipt`;
const PATIENCE_MS = 5_000;

/** Asked for, since no state of the network says so. The way there and back leads through the service worker. */
export async function isReceiptsPageThere(): Promise<boolean> {
  if (!navigator.serviceWorker?.controller) return false;
  const answer = await fetch(PAGE, { cache: 'no-store', credentials: 'omit', signal: AbortSignal.timeout(PATIENCE_MS) });
  // Not a captive portal's page, nor the kiosk's own from a collector of before.
  return answer.ok && !answer.redirected && (await answer.text()).includes('id="receipt"');
}

/** With the language that is spoken, how large a millimetre of this glass is, and what the visitor chose for their eyes and their reach. */
export function receiptsPage(locale: string, { text, contrast, reach }: Needs): string {
  const mm = String(pixelsPerMm(document.documentElement));
  return `${PAGE}?${new URLSearchParams({ kiosk: '', lang: locale, mm, text, contrast, reach })}`;
}
