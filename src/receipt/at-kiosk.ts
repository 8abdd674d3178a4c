// The page as a kiosk's screen: which one that is stands in the address. There it fills the glass, leads back to the kiosk and nowhere else.

/** What the visitor chose for their eyes and their reach, in the kiosk's words. */
type Chosen = { text: 'normal' | 'large'; contrast: 'normal' | 'light' | 'dark'; reach: 'normal' | 'low' };

/** `lang`: what is spoken. `pixelsPerMm`: of the glass; null where nothing sensible was said. */
export type AtKiosk = { lang: string; pixelsPerMm: number | null; chosen: Chosen };

/** Within the kiosk's scope, where the collector serves this page as well. */
const AT_KIOSK = '/kiosk/receipt';
/** Its service worker leads on from there, into a process that never held a code. */
const BACK = '/kiosk/passage';

export function readKiosk({ pathname, search }: Pick<Location, 'pathname' | 'search'>): AtKiosk | null {
  if (pathname !== AT_KIOSK) return null;
  const query = new URLSearchParams(search);
  const pixels = Number(query.get('mm'));
  const chosen: Chosen = {
    text: oneOf(['large'], query.get('text')),
    contrast: oneOf(['light', 'dark'], query.get('contrast')),
    reach: oneOf(['low'], query.get('reach')),
  };
  return { lang: query.get('lang') ?? '', pixelsPerMm: pixels >= 1 && pixels <= 40 ? pixels : null, chosen };
}

function oneOf<Known extends string>(known: readonly Known[], said: string | null): Known | 'normal' {
  return known.find((one) => one === said) ?? 'normal';
}

/** Nothing of it stays in the browser's history. */
export function backToKiosk(place: Pick<Location, 'replace'>): void {
  place.replace(BACK);
}

export function standAtKiosk(document: Document, { pixelsPerMm, chosen }: AtKiosk): void {
  const root = document.documentElement;
  Object.assign(root.dataset, { kiosk: '', ...chosen });
  if (pixelsPerMm !== null) root.style.setProperty('--mm', `${pixelsPerMm}px`);
  for (const type of STOPPED) document.addEventListener(type, (event) => event.preventDefault(), { capture: true, passive: false });
  document.addEventListener('keydown', (event) => leadsAway(event) && event.preventDefault(), true);
  document.addEventListener('click', stopLinks, true);
}

/** Menus, dragging, and a clipboard that the next visitor could read. */
const STOPPED = ['contextmenu', 'dragstart', 'drop', 'copy', 'cut', 'paste', 'auxclick'];

/** Two codes are typed without any of these. */
function leadsAway({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey || altKey || /^(?:F\d{1,2}|Browser\w+|ContextMenu|Launch\w+)$/.test(key);
}

function stopLinks(event: MouseEvent): void {
  if (event.target instanceof Element && event.target.closest('a[href]')) event.preventDefault();
}
