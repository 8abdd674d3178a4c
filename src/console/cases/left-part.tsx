// What the person left: at a kiosk, or as whoever opened the case by hand wrote it down.
import type { CaseAnswer } from '../../protocol/cases/case-api.ts';
import { useTexts } from '../app-context.ts';
import { MessageAnswers } from '../inbox/message-answers.tsx';
import type { CaseView } from './case-view.ts';
import { WordsPart } from './words-part.tsx';

export function LeftPart({ view, answer }: { view: CaseView; answer: CaseAnswer | null }) {
  const texts = useTexts().cases;
  const { locale } = view.found;
  const message = answer?.message ?? null;
  const opened = view.facts.find(({ what }) => what.fact === 'opened')?.words ?? null;
  const hasMessage = message !== null && (message.message !== null || message.words !== null);
  return (
    <section class="left" aria-labelledby="case-left">
      <h3 id="case-left">{texts.left}</h3>
      {message?.message ? (
        <MessageAnswers message={message.message} locale={locale} />
      ) : (
        message?.words && (
          <blockquote lang={locale ?? undefined} dir="auto">
            {message.words}
          </blockquote>
        )
      )}
      <WordsPart words={opened} locale={locale} />
      {!hasMessage && opened === null && <p class="hint">{texts.leftHidden}</p>}
    </section>
  );
}
