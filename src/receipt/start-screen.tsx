// Where both codes are typed, at a kiosk on keys of its own. What is wrong with one is said beside it, before anything is sent.
import { useRef, useState } from 'preact/hooks';
import { eraseIn, type Field, type TypedSoFar, typeInto } from './code-groups.ts';
import { CodePad } from './code-pad.tsx';
import { filled, type Texts } from './language.ts';
import type { PageState, View } from './page-state.ts';
import { ScreenHeading } from './screen-heading.tsx';
import { TroubleLine } from './trouble-line.tsx';
import { type CodeName, readTyped, type Slip } from './typed-codes.ts';
import type { Words } from './words.ts';

type Note = Extract<View, { at: 'start' }>['note'];
type Typing = Record<CodeName, string>;
const NAMES: readonly CodeName[] = ['reference', 'secret'];

export function StartScreen({ state, note, words }: { state: PageState; note: Note; words: Words }) {
  const { texts } = words;
  const [typed, setTyped] = useState<Typing>({ reference: '', secret: '' });
  const [isChecked, setIsChecked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const [active, setActive] = useState<CodeName>('reference');
  const fieldOf = (name: CodeName) => form.current?.querySelector<HTMLInputElement>(`#${name}`);
  const put = (name: CodeName, { text, caret }: TypedSoFar) => {
    const field = fieldOf(name);
    if (!field) return;
    field.value = text;
    field.setSelectionRange(caret, caret);
    setTyped((before) => ({ ...before, [name]: text }));
  };
  /** By the keys: the cursor is in the field then, and goes on to the other code when this one is whole. */
  const change = (by: (field: Field) => TypedSoFar, isTouch: boolean) => {
    const field = fieldOf(active);
    if (!field) return;
    const next = by({
      text: field.value,
      start: field.selectionStart ?? field.value.length,
      end: field.selectionEnd ?? field.value.length,
    });
    put(active, next);
    const isWhole = active === 'reference' && typed.secret === '' && 'code' in readTyped(active, next.text);
    if (isWhole) setActive('secret');
    if (isTouch) fieldOf(isWhole ? 'secret' : active)?.focus({ preventScroll: true });
  };
  const typeByKeyboard = (name: CodeName, { value, selectionStart }: HTMLInputElement) => {
    const end = selectionStart ?? value.length;
    return put(name, typeInto(name, { text: value, start: end, end }, ''));
  };
  const show = (event: Event) => {
    event.preventDefault();
    setIsChecked(true);
    const read = NAMES.map((name) => readTyped(name, typed[name]));
    const [reference, secret] = read.map((one) => ('code' in one ? one.code : null));
    if (reference && secret) return void (state.busy.value || state.open({ how: 'typed', reference, secret }));
    form.current?.querySelectorAll('input')[read.findIndex((one) => 'slip' in one)]?.focus();
  };
  return (
    <form class={words.isAtKiosk ? 'card codes' : 'card'} ref={form} onSubmit={show} noValidate autoComplete="off">
      <div class="ask">
        <ScreenHeading>{texts.title}</ScreenHeading>
        {note && <p class="note">{texts[note]}</p>}
        <p>{texts.lead}</p>
        {NAMES.map((name) => (
          <CodeField
            key={name}
            name={name}
            value={typed[name]}
            texts={texts}
            isChecked={isChecked}
            isAtKiosk={words.isAtKiosk}
            isActive={active === name}
            onFocus={() => setActive(name)}
            onType={(field) => (words.isAtKiosk ? typeByKeyboard(name, field) : setTyped((before) => ({ ...before, [name]: field.value })))}
          />
        ))}
      </div>
      {words.isAtKiosk && (
        <CodePad
          texts={texts}
          type={(character, isTouch) => change((field) => typeInto(active, field, character), isTouch)}
          erase={(isTouch) => change((field) => eraseIn(active, field), isTouch)}
        />
      )}
      <p class="buttons">
        <button type="submit" class="primary" aria-disabled={state.busy.value}>
          {texts.show}
        </button>
      </p>
      <TroubleLine state={state} words={words} />
      <p class="soft keep">{texts.keep}</p>
    </form>
  );
}

type FieldProps = {
  name: CodeName;
  value: string;
  texts: Texts;
  isChecked: boolean;
  isAtKiosk: boolean;
  /** The keys type into it. */
  isActive: boolean;
  onFocus(): void;
  onType(field: HTMLInputElement): void;
};

function CodeField({ name, value, texts, isChecked, isAtKiosk, isActive, onFocus, onType }: FieldProps) {
  const read = readTyped(name, value);
  const wrong = isChecked && 'slip' in read ? filled(texts[SLIPS[read.slip]], { character: read.character }) : null;
  return (
    <p class="field">
      <label for={name}>{texts[name]}</label>
      <input
        id={name}
        class="code"
        type="text"
        inputMode={isAtKiosk ? 'none' : undefined}
        data-active={isAtKiosk && isActive}
        dir="ltr"
        value={value}
        maxLength={60}
        spellcheck={false}
        autoComplete="off"
        autoCapitalize="characters"
        aria-invalid={wrong !== null}
        aria-describedby={`${name}-says`}
        onFocus={onFocus}
        onInput={(event) => onType(event.currentTarget)}
      />
      <span id={`${name}-says`} class={wrong ? 'wrong' : 'soft'}>
        {wrong ?? (isAtKiosk ? '' : texts.codeHint)}
      </span>
    </p>
  );
}

const SLIPS = {
  missing: 'codeMissing',
  stranger: 'codeStranger',
  short: 'codeShort',
  long: 'codeLong',
  slip: 'codeSlip',
} as const satisfies Record<Slip, keyof Texts>;
