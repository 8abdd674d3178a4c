// One message as its sender may know it: how it stands, by when something is promised, what staff wrote for them, what they said here.
import { useState } from 'preact/hooks';
import type { ArrivedReceipt, ReceiptAnswer } from '../protocol/receipt-api.ts';
import { textIn } from '../protocol/text-in.ts';
import { AddForm } from './add-form.tsx';
import { DateLines } from './date-lines.tsx';
import { spokenDay } from './language.ts';
import type { PageState, View } from './page-state.ts';
import { ScreenHeading } from './screen-heading.tsx';
import { TroubleLine } from './trouble-line.tsx';
import type { Words } from './words.ts';

type Shown = Extract<View, { at: 'shown' }>;
type ShownProps = { state: PageState; view: Shown; words: Words; random: () => string; clock: () => number };

export function ShownScreen({ state, view: { answer }, words, random, clock }: ShownProps) {
  const { texts } = words;
  const [sent, setSent] = useState(0);
  return (
    <>
      <p class="sent" role="status">
        {sent > 0 && texts.sent}
      </p>
      <StateCard answer={answer} words={words} now={clock()} />
      {answer.state !== 'not-arrived' && (
        <>
          <ToldCard told={answer.told} words={words} />
          <AddedCard added={answer.added} words={words} />
          <AddForm
            key={sent}
            state={state}
            asksSatisfied={answer.asksSatisfied}
            words={words}
            random={random}
            onSent={() => setSent(sent + 1)}
          />
        </>
      )}
      {answer.state === 'not-arrived' && <TroubleLine state={state} words={words} />}
      <p class="buttons">
        <button type="button" onClick={() => void (state.busy.value || state.lookAgain())}>
          {texts.lookAgain}
        </button>
        {!words.isAtKiosk && (
          <button type="button" onClick={() => state.forget('cleared')}>
            {texts.finish}
          </button>
        )}
      </p>
      <p class="soft">{texts.keep}</p>
    </>
  );
}

function StateCard({ answer, words, now }: { answer: ReceiptAnswer; words: Words; now: number }) {
  const { texts, locale } = words;
  if (answer.state === 'not-arrived') {
    return (
      <section class="card">
        <ScreenHeading news={answer}>{texts.notArrived}</ScreenHeading>
        <p>{texts.notArrivedLine}</p>
      </section>
    );
  }
  return (
    <section class="card">
      <p class="soft">
        {textIn(answer.organisation, locale, 'en')} · {textIn(answer.site, locale, 'en')}
      </p>
      <ScreenHeading news={answer}>{texts[answer.state]}</ScreenHeading>
      <p>{texts[`${answer.state}Line`]}</p>
      <DateLines answer={answer} words={words} now={now} />
    </section>
  );
}

function ToldCard({ told, words: { texts, locale } }: { told: ArrivedReceipt['told']; words: Words }) {
  if (told.length === 0) return null;
  return (
    <section class="card">
      <h2>{texts.told}</h2>
      {told.map(({ day, text, outcome }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: nothing is ever put between them.
        <article key={place}>
          <p class="soft">{spokenDay(day, locale)}</p>
          {outcome && <p class="outcome">{texts[outcome]}</p>}
          <p class="told" dir="auto">
            {text}
          </p>
        </article>
      ))}
    </section>
  );
}

function AddedCard({ added, words: { texts, locale } }: { added: ArrivedReceipt['added']; words: Words }) {
  if (added.length === 0) return null;
  return (
    <section class="card">
      <h2>{texts.added}</h2>
      <ul>
        {added.map(({ day, hasText, wantsContact, satisfied }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: nothing is ever put between them.
          <li key={place}>
            <span class="soft">{spokenDay(day, locale)}</span>
            {hasText && <span>{texts.addedText}</span>}
            {wantsContact && <span>{texts.addedContact}</span>}
            {satisfied !== null && <span>{satisfied ? texts.addedSatisfied : texts.addedNotSatisfied}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
