// A screen as it is read out: first what it says, then what can be chosen, each word in the language it is written in. Made from what stands
// there, so that it says the same as is shown, on every screen there will be. What a visitor types is never said, and what they answered or
// take away, which others may hear, only when they ask for it.
import { isTarget, targetsIn } from '../scene.ts';
import type { Said } from './speaker.ts';

export type Part = { element: Element; said: Said[] };
export type ScreenParts = {
  /** The heading and what explains it: read when the screen comes. */
  opening: Part[];
  /** Read at the visitor's own pace. */
  rest: Part[];
};
export type StateWords = { chosen: string; notChosen: string; field: string };

const BLOCKS = 'h1, h2, h3, p, li, dt, dd, output, summary, abbr, strong, small, span';
const SILENT = '[aria-hidden="true"], .keyboard, svg, progress';

export function screenParts(scene: Element, words: StateWords): ScreenParts {
  const { own, around } = inOrder(scene);
  const spoken = (elements: Element[]) => elements.map((element) => partOf(element, words)).filter(({ said }) => said.length > 0);
  const parts = spoken(own);
  const first = parts.findIndex(({ element }) => isTarget(element) || element.matches('dt, dd'));
  const end = first === -1 ? parts.length : first;
  return { opening: parts.slice(0, end), rest: [...parts.slice(end), ...spoken(around)] };
}

/** From the heading on, and what is said with it; last, what stands above that on every screen. */
function inOrder(scene: Element): { own: Element[]; around: Element[] } {
  const blocks = blocksIn(scene);
  const heading = scene.querySelector('h1, h2');
  const spokenWith = blocks.findIndex((one) => heading?.parentElement?.contains(one));
  const isSaid = blocks[spokenWith] && !isTarget(blocks[spokenWith]);
  const start = Math.max(0, isSaid ? spokenWith : blocks.findIndex((one) => one.contains(heading)));
  return { own: blocks.slice(start), around: blocks.slice(0, start) };
}

export function partOf(element: Element, words: StateWords): Part {
  const label = element.getAttribute('aria-label');
  const named = label === null ? wordsIn(element) : [{ text: label, lang: langOf(element) }];
  return { element, said: joined(named.length === 0 ? [] : [...named, ...stateOf(element, words)]) };
}

/** In the words of the page, also where the thing itself is called in another language. */
function stateOf(element: Element, words: StateWords): Said[] {
  if (element.matches('input, textarea')) return [{ text: words.field, lang: '' }];
  const pressed = element.getAttribute('aria-pressed');
  return pressed === null ? [] : [{ text: pressed === 'true' ? words.chosen : words.notChosen, lang: '' }];
}

/** Each run of text by itself: what stands in two lines is not run together. */
function wordsIn(element: Element): Said[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const found: Said[] = [];
  while (walker.nextNode()) {
    const { parentElement, textContent } = walker.currentNode;
    const text = textContent?.trim();
    if (text && parentElement && !parentElement.closest('[aria-hidden="true"]')) found.push({ text, lang: langOf(parentElement) });
  }
  return found;
}

function joined(runs: readonly Said[]): Said[] {
  const found: Said[] = [];
  for (const run of runs) {
    const last = found.at(-1);
    if (last?.lang === run.lang) last.text = `${last.text}, ${run.text}`;
    else found.push({ ...run });
  }
  return found;
}

/** Empty for the language of the page. */
function langOf(element: Element): string {
  const lang = element.closest('[lang]')?.getAttribute('lang') ?? '';
  return lang === document.documentElement.lang ? '' : lang;
}

/** The outermost ones that hold text alone or are to be touched. */
function blocksIn(parent: Element): Element[] {
  return [...parent.children].flatMap((child) => {
    if (child.matches(SILENT) || !child.checkVisibility({ visibilityProperty: true })) return [];
    return isTarget(child) || (child.matches(BLOCKS) && targetsIn(child).length === 0) ? [child] : blocksIn(child);
  });
}
