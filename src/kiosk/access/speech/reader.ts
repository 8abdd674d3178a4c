// Where the reading of the screen has come to: what was said last, and what comes next. Says a screen when it is new, and otherwise what it is
// asked for.
import { sceneIn } from '../scene.ts';
import { type Part, partOf, type ScreenParts, type StateWords, screenParts } from './screen-parts.ts';
import type { Speaker } from './speaker.ts';

export type ReaderParts = { document: Document; speaker: Speaker; words(): StateWords; greeting(): string };
type Here = { heading: Element | null; text: string; alert: string };
export type Reader = {
  say(parts: Part[]): void;
  /** Reads a screen that has come, or a line that now asks for something. Was there one? */
  look(): boolean;
  /** The same as long as nothing has come. */
  here(): unknown;
  again(): void;
  next(): void;
  /** Takes what was read last. */
  choose(): void;
};

export function createReader({ document, speaker, words, greeting }: ReaderParts): Reader {
  let here: Here | null = null;
  let last: Part[] = [];
  let greetings = [{ text: greeting(), lang: '' }];

  function say(parts: Part[]): void {
    last = parts;
    point(document, parts.length === 1 ? parts[0]?.element : undefined);
    speaker.say([...greetings, ...parts.flatMap(({ said }) => said)]);
    greetings = [];
  }

  function look(): boolean {
    const [now, before] = [hereIn(document), here];
    here = now;
    if (now.heading !== before?.heading || now.text !== before.text)
      say([...partsIn(document, words()).opening, ...fieldInFocus(document, words())]);
    else if (now.alert && now.alert !== before.alert) say(alertsIn(document).map((alert) => partOf(alert, words())));
    else here = before.alert === now.alert ? before : now;
    return here === now;
  }

  function next(): void {
    const { opening, rest } = partsIn(document, words());
    const all = [...opening, ...rest];
    const from = all.findLastIndex(({ element }) => last.some((one) => one.element === element));
    const part = all[from + 1] ?? all[0];
    if (part) say([part]);
  }

  function choose(): void {
    const element = last.length === 1 ? last[0]?.element : undefined;
    if (!(element instanceof HTMLElement) || !element.isConnected) return;
    if (element.matches('input, textarea')) element.focus();
    else element.click();
  }

  const again = () => say(last.length > 0 ? last : partsIn(document, words()).opening);
  return { say, look, here: () => here, again, next, choose };
}

function hereIn(document: Document): Here {
  const heading = sceneIn(document)?.querySelector('h1, h2') ?? null;
  const alert = alertsIn(document)
    .map(({ textContent }) => textContent)
    .join();
  return { heading, text: heading?.textContent ?? '', alert };
}

function alertsIn(document: Document): Element[] {
  return [...(sceneIn(document)?.querySelectorAll('[role="alert"]') ?? [])];
}

function partsIn(document: Document, words: StateWords): ScreenParts {
  const scene = sceneIn(document);
  return scene ? screenParts(scene, words) : { opening: [], rest: [] };
}

/** It is called as the screen is, which has just been said. */
function fieldInFocus({ activeElement: element }: Document, { field }: StateWords): Part[] {
  return element?.matches('input, textarea') ? [{ element, said: [{ text: field, lang: '' }] }] : [];
}

/** Shows what is being read; nothing, what was. */
export function point(document: Document, element: Element | undefined): void {
  for (const one of document.querySelectorAll('[data-read]')) one.removeAttribute('data-read');
  element?.setAttribute('data-read', '');
}
