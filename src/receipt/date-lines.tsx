// When a message came, what has been done, and what is promised: as a promise where the organisation has confirmed it, else as an aim. A day
// that has passed is said to have passed.
import type { ArrivedReceipt, Promised } from '../protocol/receipt-api.ts';
import { filled, spokenDay, type Texts } from './language.ts';
import type { Words } from './words.ts';

type Kind = 'acknowledge' | 'answer';
const DONE = { acknowledge: 'acknowledgedOn', answer: 'answeredOn' } as const satisfies Record<Kind, keyof Texts>;

export function DateLines({ answer, words, now }: { answer: ArrivedReceipt; words: Words; now: number }) {
  const { texts, locale } = words;
  const today = new Date(now);
  const lines: { text: string; day: string | null; isLate: boolean }[] = [
    { text: texts.receivedOn, day: answer.receivedOn, isLate: false },
    lineOf('acknowledge', answer.acknowledge, texts, today),
    lineOf('answer', answer.answer, texts, today),
  ];
  return (
    <ul class="dates" aria-label={texts.dates}>
      {lines.map(({ text, day, isLate }) =>
        day === null ? null : (
          <li key={text} class={isLate ? 'late' : ''}>
            {filled(text, { day: spokenDay(day, locale) })}
          </li>
        ),
      )}
    </ul>
  );
}

function lineOf(kind: Kind, { by, on, toBeConfirmed }: Promised, texts: Texts, today: Date) {
  if (on !== null) return { text: texts[DONE[kind]], day: on, isLate: false };
  const isLate = by !== null && isOver(by, today);
  return { text: texts[`${kind}${isLate ? 'Late' : toBeConfirmed ? 'Aim' : 'By'}`], day: by, isLate };
}

/** Where the person is, which is nearly always where the site is. */
function isOver(day: string, today: Date): boolean {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return today >= new Date(year, month - 1, date + 1);
}
