// What is up on the keyboard, and what a touched key makes of it. Pure: the text itself is in the field alone.
import type { Key, Layer } from './keys.ts';

/** Capitals: by themselves where one is due, not, for one letter, or until they are turned off. */
type Shift = 'auto' | 'off' | 'once' | 'lock';
export type KeyboardState = { layer: Layer; latin: boolean; shift: Shift };
/** `over`: how much before the caret gives way. */
export type Edit =
  | { type: 'insert'; text: string; over?: number }
  | { type: 'erase' }
  | { type: 'move'; side: 'left' | 'right' }
  | { type: 'done' };
export type Pressed = { state: KeyboardState; edit?: Edit };

export const AT_FIRST: KeyboardState = { layer: 'letters', latin: false, shift: 'auto' };

export function pressKey(state: KeyboardState, { text, act }: Key, due: boolean, locale: string): Pressed {
  if (text !== undefined) return { state: afterText(state), edit: { type: 'insert', text: inCase(text, isUpper(state, due), locale) } };
  switch (act) {
    case 'space':
      return { state: { ...afterText(state), layer: 'letters' }, edit: { type: 'insert', text: ' ' } };
    case 'line':
      return { state: { ...afterText(state), layer: 'letters' }, edit: { type: 'insert', text: '\n' } };
    case 'erase':
      return { state: { ...state, shift: withoutWish(state) }, edit: { type: 'erase' } };
    case 'left':
    case 'right':
      return { state: { ...state, shift: withoutWish(state) }, edit: { type: 'move', side: act } };
    case 'done':
      return { state, edit: { type: 'done' } };
    case 'shift':
      return { state: { ...state, shift: nextShift(state, due) } };
    case 'script':
      return { state: { layer: 'letters', latin: !state.latin, shift: 'auto' } };
    case 'letters':
    case 'signs':
    case 'accents':
      return { state: { ...state, layer: act } };
    default:
      return { state };
  }
}

export function isUpper({ shift }: Pick<KeyboardState, 'shift'>, due: boolean): boolean {
  return shift === 'auto' ? due : shift !== 'off';
}

export function inCase(text: string, upper: boolean, locale: string): string {
  return upper ? text.toLocaleUpperCase(locale) : text;
}

/** Touches of Shift lead through all there is, without a need to be quick. */
function nextShift({ shift }: KeyboardState, due: boolean): Shift {
  if (shift === 'once') return 'lock';
  return isUpper({ shift }, due) ? 'off' : 'once';
}

/** An accent is one letter of a word; signs often come in runs. */
function afterText(state: KeyboardState): KeyboardState {
  return { ...state, shift: withoutWish(state), layer: state.layer === 'accents' ? 'letters' : state.layer };
}

function withoutWish({ shift }: KeyboardState): Shift {
  return shift === 'lock' ? 'lock' : 'auto';
}
