// The letter as it goes on paper, A4: to whom, the day, what it is about, the text. It stands on the case once somebody says that it was posted.
import type { Case } from '../../protocol/cases/case-from.ts';
import type { LetterDraft } from '../../protocol/letters/letter-api.ts';
import { textIn } from '../../protocol/text.ts';
import { useOpenSession, useTexts } from '../app-context.ts';
import { calendarDay } from '../ui/spoken-time.ts';
import type { Written } from './letter-form.tsx';

type Props = {
  letter: Written;
  draft: LetterDraft;
  found: Case;
  today: string;
  wrong: string | null;
  onBack: () => void;
  onPosted: () => void;
};

export function LetterSheet({ letter, draft, found, today, wrong, onBack, onPosted }: Props) {
  const { organisationName } = useOpenSession();
  const t = useTexts().letters;
  const { name, address } = draft.to;
  return (
    <>
      {wrong && (
        <p class="notice bad" role="alert">
          {wrong}
        </p>
      )}
      <article class="letter-sheet" lang={draft.locale} dir="auto">
        <p class="from">{textIn(organisationName, draft.locale, 'en')}</p>
        <address>{[name, address].filter(Boolean).join('\n')}</address>
        <p class="day">
          <time dateTime={today}>{calendarDay(today, draft.locale === 'en' ? 'en-GB' : draft.locale)}</time>
          <span class="reference">{found.reference}</span>
        </p>
        <h3>{letter.subject}</h3>
        <p class="typed">{letter.text}</p>
      </article>
      <p class="hint">{t.postedHint}</p>
      <footer>
        <button type="button" onClick={onBack}>
          {t.back}
        </button>
        <button type="button" onClick={() => print()}>
          {t.printNow}
        </button>
        <button type="button" class="primary" onClick={onPosted}>
          {t.posted}
        </button>
      </footer>
    </>
  );
}
