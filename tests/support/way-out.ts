// What would change if a visitor had found a way out of the kiosk's page, or had made the browser do something of its own: kept from
// the moment it is watched, and compared as a whole.
import type { Page } from '@playwright/test';

type Standing = {
  url: string;
  /** Windows, dialogs and downloads of the whole browser. */
  windows: number;
  dialogs: string[];
  downloads: string[];
  zoom: { scale: number; ratio: number; left: number; top: number };
  scrolled: number[];
  selected: string;
  /** What the page got and let the browser act on. */
  letThrough: string[];
};

/** Events at which a browser does something that is no visitor's business. */
const WATCHED = [
  ...['contextmenu', 'dragstart', 'dragover', 'drop', 'selectstart', 'copy', 'cut', 'paste', 'auxclick', 'gesturestart'],
  ...['beforeprint', 'wheel', 'keydown', 'beforeunload'],
];

type Watch = {
  standing(): Promise<Standing> /** Keys that reached the page since the last time this was asked. */;
  keys(): Promise<string[]>;
};

export async function watchWaysOut(page: Page): Promise<Watch> {
  const dialogs: string[] = [];
  const downloads: string[] = [];
  page.context().on('dialog', (dialog) => {
    dialogs.push(dialog.type());
    void dialog.dismiss();
  });
  page.on('download', (download) => downloads.push(download.suggestedFilename()));
  await page.evaluate(watchInPage, WATCHED);
  return {
    async standing() {
      return { url: page.url(), windows: page.context().pages().length, dialogs, downloads, ...(await page.evaluate(standingInPage)) };
    },
    keys: () => page.evaluate(() => (window as unknown as Watching).watching.keys.splice(0)),
  };
}

type Watching = { watching: { letThrough: string[]; keys: string[] } };

/** On the window and last, so that it sees what the page made of each event. */
function watchInPage(types: readonly string[]): void {
  const watching = { letThrough: [] as string[], keys: [] as string[] };
  Object.assign(window, { watching });
  for (const type of types)
    window.addEventListener(type, (event) => {
      const { key, ctrlKey, altKey, metaKey, shiftKey } = event as KeyboardEvent;
      const isPlain = !(ctrlKey || altKey || metaKey) && key?.length === 1;
      if (type === 'keydown' && !isPlain && !/^(?:Control|Alt|Shift|Meta)$/.test(key)) watching.keys.push(key);
      if (event.defaultPrevented || (type === 'wheel' && !ctrlKey)) return;
      if (type === 'keydown' && (isPlain || /^(?:Control|Alt|Shift|Meta|Tab|Escape)$/.test(key))) return;
      if (type === 'selectstart' && (event.target as Element).closest?.('input, textarea')) return;
      watching.letThrough.push(
        [type, ctrlKey && 'Ctrl', altKey && 'Alt', metaKey && 'Meta', shiftKey && 'Shift', key].filter(Boolean).join(' '),
      );
    });
}

function standingInPage(): Pick<Standing, 'zoom' | 'scrolled' | 'selected' | 'letThrough'> {
  const { scale = 0, offsetLeft = 0, offsetTop = 0 } = visualViewport ?? {};
  return {
    zoom: { scale, ratio: devicePixelRatio, left: offsetLeft, top: offsetTop },
    scrolled: [scrollX, scrollY, document.documentElement.scrollTop, document.body.scrollTop],
    selected: getSelection()?.toString() ?? '',
    letThrough: (window as unknown as Watching).watching.letThrough,
  };
}
