// The keyboard for one field, at the foot of its screen: touched keys become changes of the field. Nothing typed is kept here, and
// nothing of it outlives `close`.
import { render } from 'preact';
import { needs } from '../access/needs.ts';
import { heldOf } from './accents.ts';
import { moveByArrows } from './arrow-keys.ts';
import { erase, type Field, insert, moveCaret, textBeforeCaret } from './edit-field.ts';
import { AT_FIRST, type Edit, inCase, isUpper, type KeyboardState, pressKey } from './keyboard-state.ts';
import { KeyboardView, type Offer } from './keyboard-view.tsx';
import { type FieldKind, type Key, keysFor } from './keys.ts';
import { revealCaret } from './reveal-caret.ts';
import { wantsCapital } from './sentence-start.ts';
import { type After, touchKeys } from './touch-keys.ts';

export type KeyboardOf = { kind: FieldKind; multiline: boolean; locale: string };
export type OpenKeyboard = { draw(): void; close(): void };

/** From here on digits have a row of their own; an address, which often has some, is a single line and leaves more room. */
const TALL_MM = 320;
const TALL_FOR_ONE_LINE_MM = 250;
/** The second half of a double tap on Done was not meant for what stood behind the keyboard. */
const SETTLE_MS = 300;
const REPEATING = ['erase', 'left', 'right'];

export function openKeyboard(field: Field, of: () => KeyboardOf, onDone: () => void, after: After): OpenKeyboard {
  const host = standingIn(field.closest('.screen') ?? document.body);
  let state: KeyboardState = AT_FIRST;
  let offer: Offer | null = null;
  let written = '';
  let heightMm = glassHeightMm();
  let drawn = '';

  const due = () => wantsCapital(of().kind, textBeforeCaret(field));
  const keys = () => keysFor({ ...of(), ...state, tall: heightMm >= (of().multiline ? TALL_MM : TALL_FOR_ONE_LINE_MM) });
  const draw = () => {
    const { kind, multiline, locale } = of();
    const upper = isUpper(state, due());
    const looks = JSON.stringify([state, offer, upper, kind, multiline, locale, heightMm]);
    // Most keys change nothing here: two strokes in one frame cost no more than their letters.
    if (looks !== drawn) render(<KeyboardView {...{ state, offer, upper, locale }} keys={keys()} />, host);
    drawn = looks;
  };
  const show = (next: KeyboardState, more: Offer | null = null) => {
    state = next;
    offer = more;
    draw();
  };

  function press(element: HTMLElement): void {
    const { state: next, edit } = offeredBy(element) ?? pressKey(state, keyOf(element), due(), of().locale);
    if (edit) apply(edit);
    if (edit?.type === 'done') onDone();
    else show(next);
  }

  function apply(edit: Edit): void {
    if (edit.type === 'done') return;
    if (edit.type === 'insert') written = insert(field, edit.text, edit.over) ? edit.text : '';
    else if (edit.type === 'erase') erase(field);
    else moveCaret(field, edit.side);
    revealCaret(field);
  }

  /** What the held key wrote when it was touched gives way to it. */
  function offeredBy({ dataset: { offered } }: HTMLElement): { state: KeyboardState; edit: Edit } | null {
    return offered ? { state, edit: { type: 'insert', text: offered, over: written.length } } : null;
  }

  function held(element: HTMLElement): 'repeat' | 'offer' | 'nothing' {
    const { text, act } = keyOf(element);
    if (act && REPEATING.includes(act)) return needs.peek().ignoreRepeats ? 'nothing' : 'repeat';
    const { kind, locale } = of();
    const options = text === undefined || kind === 'email' ? [] : heldOf(keys().layout, text);
    if (text === undefined || options.length === 0) return 'nothing';
    const upper = written !== text && written === inCase(text, true, locale);
    show(state, { options: options.map((one) => inCase(one, upper, locale)), ...placeIn(host, element) });
    return 'offer';
  }

  function keyOf({ dataset: { key = '' } }: HTMLElement): Key {
    const [row, place] = key.split('.').map(Number);
    return keys().rows[row ?? -1]?.[place ?? -1] ?? { width: 0 };
  }

  function resized(): void {
    heightMm = glassHeightMm();
    draw();
  }

  const stopTouches = touchKeys(host, { press, held }, after);
  const stopListening = listen(field, host, { moved: () => show(state), resized, onDone });
  draw();
  return { draw, close: () => leave(host, after, [stopTouches, stopListening]) };
}

function standingIn(screen: Element): HTMLElement {
  const host = document.createElement('div');
  host.className = 'keyboard';
  screen.append(host);
  return host;
}

type Heard = { moved(): void; resized(): void; onDone(): void };

/** Typing on a hardware keyboard and moving the caret change which capitals are due, and make an offer stale. */
function listen(field: Field, host: HTMLElement, { moved, resized, onDone }: Heard): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const onEscape = (event: KeyboardEvent) => event.key === 'Escape' && onDone();
  document.addEventListener('selectionchange', moved, { signal });
  addEventListener('resize', resized, { signal });
  host.addEventListener('keydown', moveByArrows, { signal });
  host.addEventListener('keydown', onEscape, { signal });
  field.addEventListener('keydown', onEscape as EventListener, { signal });
  return () => stop.abort();
}

function leave(host: HTMLElement, after: After, stops: (() => void)[]): void {
  for (const stop of stops) stop();
  render(null, host);
  host.dataset.leaving = '';
  after(SETTLE_MS, () => host.remove());
}

function placeIn(host: HTMLElement, key: HTMLElement): { middle: number; bottom: number } {
  const frame = host.getBoundingClientRect();
  const { left, width, top } = key.getBoundingClientRect();
  return { middle: left + width / 2 - frame.left, bottom: frame.bottom - top };
}

function glassHeightMm(): number {
  return innerHeight / Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--mm'));
}
