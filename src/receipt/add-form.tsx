// What a sender adds: whether the answer satisfied them, words, and that they want to be contacted. It stays typed until the collector has it.
// At a kiosk, what needs no keyboard.
import { useRef, useState } from 'preact/hooks';
import { ADDED_TEXT_MAX_LENGTH } from '../protocol/receipt-api.ts';
import type { Texts } from './language.ts';
import type { PageState } from './page-state.ts';
import { TroubleLine } from './trouble-line.tsx';
import type { Words } from './words.ts';

type Draft = { text: string; wantsContact: boolean; name: string; phone: string; email: string; satisfied: boolean | null };
const EMPTY: Draft = { text: '', wantsContact: false, name: '', phone: '', email: '', satisfied: null };
type FormProps = { state: PageState; asksSatisfied: boolean; words: Words; random: () => string; onSent(): void };

export function AddForm({ state, asksSatisfied, words, random, onSent }: FormProps) {
  const { texts } = words;
  const [draft, setDraft] = useState(EMPTY);
  const [isEmpty, setIsEmpty] = useState(false);
  // The same words again are the same addition; others are another one.
  const id = useRef({ of: '', id: '' });
  const change = (part: Partial<Draft>) => {
    setDraft((before) => ({ ...before, ...part }));
    setIsEmpty(false);
  };
  const send = async (event: Event) => {
    event.preventDefault();
    if (state.busy.value) return;
    if (draft.text.trim() === '' && !draft.wantsContact && draft.satisfied === null) return setIsEmpty(true);
    const of = JSON.stringify(draft);
    if (id.current.of !== of) id.current = { of, id: random() };
    if (await state.add({ id: id.current.id, ...additionOf(draft) })) onSent();
  };
  return (
    <form class="card" onSubmit={(event) => void send(event)} noValidate autoComplete="off">
      <h2>{texts.add}</h2>
      {asksSatisfied && <Satisfied satisfied={draft.satisfied} texts={texts} choose={(satisfied) => change({ satisfied })} />}
      {words.isAtKiosk ? <p class="soft">{texts.atKiosk.elsewhere}</p> : <TextPart text={draft.text} texts={texts} change={change} />}
      <ContactPart draft={draft} words={words} change={change} />
      <p class="buttons">
        <button type="submit" class="primary" aria-disabled={state.busy.value}>
          {texts.send}
        </button>
      </p>
      <div role="alert">{isEmpty && <p class="wrong">{texts.nothing}</p>}</div>
      <TroubleLine state={state} words={words} />
    </form>
  );
}

function Satisfied({ satisfied, texts, choose }: { satisfied: boolean | null; texts: Texts; choose(satisfied: boolean): void }) {
  return (
    <fieldset>
      <legend>{texts.asksSatisfied}</legend>
      {[true, false].map((value) => (
        <label key={String(value)} class="choice">
          <input type="radio" name="satisfied" checked={satisfied === value} onChange={() => choose(value)} />
          {value ? texts.yes : texts.no}
        </label>
      ))}
      {satisfied === false && <p class="soft">{texts.noLine}</p>}
    </fieldset>
  );
}

function TextPart({ text, texts, change }: { text: string; texts: Texts; change(part: Partial<Draft>): void }) {
  return (
    <p class="field">
      <label for="text">{texts.text}</label>
      <textarea
        id="text"
        rows={4}
        dir="auto"
        maxLength={ADDED_TEXT_MAX_LENGTH}
        value={text}
        aria-describedby="text-says"
        onInput={(event) => change({ text: event.currentTarget.value })}
      />
      <span id="text-says" class="soft">
        {texts.textHint}
      </span>
    </p>
  );
}

const WAYS = [
  { key: 'name', keys: 'text' },
  { key: 'phone', keys: 'tel' },
  { key: 'email', keys: 'email' },
] as const;

function ContactPart({ draft, words: { texts, isAtKiosk }, change }: { draft: Draft; words: Words; change(part: Partial<Draft>): void }) {
  return (
    <>
      <label class="choice">
        <input type="checkbox" checked={draft.wantsContact} onChange={(event) => change({ wantsContact: event.currentTarget.checked })} />
        {texts.contact}
      </label>
      {draft.wantsContact && isAtKiosk && <p class="soft">{texts.contactLine}</p>}
      {draft.wantsContact && !isAtKiosk && (
        <fieldset class="contact">
          <legend class="soft">{texts.contactLine}</legend>
          {WAYS.map(({ key, keys }) => (
            <p key={key} class="field">
              <label for={key}>{texts[key]}</label>
              <input
                id={key}
                type="text"
                inputMode={keys}
                dir={key === 'name' ? 'auto' : 'ltr'}
                maxLength={200}
                autoComplete="off"
                value={draft[key]}
                onInput={(event) => change({ [key]: event.currentTarget.value })}
              />
            </p>
          ))}
        </fieldset>
      )}
    </>
  );
}

/** What was left empty, or closed again, is not sent. */
function additionOf({ text, wantsContact, satisfied, ...ways }: Draft) {
  const typed = Object.entries({ text, ...(wantsContact ? ways : {}) }).flatMap(([key, value]) =>
    value.trim() === '' ? [] : [[key, value.trim()] as const],
  );
  return { wantsContact, satisfied, words: Object.fromEntries(typed) };
}
