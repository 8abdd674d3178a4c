// Where the receipt's page stands for this kiosk, within the kiosk's own scope, and whether it can be had now. It is served by the collector
// alone and kept nowhere.
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

/** With the language that is spoken, and how large a millimetre of this glass is. */
export function receiptsPage(locale: string): string {
  return `${PAGE}?${new URLSearchParams({ kiosk: '', lang: locale, mm: String(pixelsPerMm(document.documentElement)) })}`;
}
