// The keyboard as it is seen and heard: every key a button with a name, in the order of its rows. Drawn anew by whoever holds its state.
import { KeyIcon } from './key-icon.tsx';
import type { KeyboardState } from './keyboard-state.ts';
import { inCase } from './keyboard-state.ts';
import { type KeyboardWords, keyboardWordsFor } from './keyboard-words.ts';
import type { Act, Key, Keys } from './keys.ts';
import { isLatin, layoutFor } from './layouts/layout-for.ts';

/** What a held key offers, above the middle of it. */
export type Offer = { options: readonly string[]; middle: number; bottom: number };
type KeyboardViewProps = { keys: Keys; locale: string; state: KeyboardState; upper: boolean; offer: Offer | null };
type KeyProps = Omit<KeyboardViewProps, 'offer'> & { words: KeyboardWords };
type Place = { 'data-key': string; style: { gridColumn: string } };

export function KeyboardView({ offer, ...props }: KeyboardViewProps) {
  const words = keyboardWordsFor(props.locale);
  return (
    <fieldset class="keys" aria-label={words.keyboard} data-columns={props.keys.columns} dir="ltr">
      {props.keys.rows.map((row, y) => (
        <div class="key-row" key={y.toString()}>
          {row.map(({ width, ...key }, x) => {
            const place = { 'data-key': `${y}.${x}`, style: { gridColumn: `span ${width}` } };
            return <KeyView key={x.toString()} {...key} {...{ place, words }} {...props} />;
          })}
        </div>
      ))}
      {offer && <OfferView {...offer} name={words.offered} />}
    </fieldset>
  );
}

function KeyView({ text, act, place, ...props }: Omit<Key, 'width'> & KeyProps & { place: Place }) {
  if (act) return <ActKey {...props} act={act} place={place} />;
  if (text === undefined) return <i style={place.style} />;
  return (
    <button type="button" class="typing-key" {...place} aria-label={props.keys.layout.names?.[text] ?? props.words.marks[text]}>
      {overNothing(inCase(text, props.upper, props.locale))}
    </button>
  );
}

function ActKey({ act, place, state, upper, locale, keys, words }: KeyProps & { act: Act; place: Place }) {
  const label = labelOf(act, locale, state.latin, isLatin(keys.layout));
  const icon = act === 'shift' && state.shift === 'lock' ? 'lock' : act;
  return (
    <button
      type="button"
      class="typing-key"
      {...place}
      data-act={act}
      aria-label={act === 'done' ? undefined : `${label} ${words[act]}`.trim()}
      aria-pressed={act === 'shift' ? upper : undefined}
    >
      {act === 'done' ? words.done : label || <KeyIcon icon={icon} />}
    </button>
  );
}

/** What is written on keys that change the letters. */
function labelOf(act: Act, locale: string, latin: boolean, latinLetters: boolean): string {
  const own = isLatin(layoutFor(locale)) ? 'ABC' : 'ابج';
  switch (act) {
    case 'signs':
      return '123';
    case 'accents':
      return latinLetters ? 'áé' : 'أإ';
    case 'letters':
      return latin ? 'ABC' : own;
    case 'script':
      return latin ? own : 'ABC';
    default:
      return '';
  }
}

/** A mark that is written over letters is shown over a place for one. */
function overNothing(text: string): string {
  return /^\p{M}/u.test(text) ? `◌${text}` : text;
}

function OfferView({ options, middle, bottom, name }: Offer & { name: string }) {
  return (
    <fieldset class="offer" aria-label={name} style={{ '--count': options.length, '--middle': `${middle}px`, bottom: `${bottom}px` }}>
      {options.map((option) => (
        <button type="button" class="typing-key" key={option} data-key="" data-offered={option}>
          {overNothing(option)}
        </button>
      ))}
    </fieldset>
  );
}
