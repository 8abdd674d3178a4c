// The answers of a message under what was asked, in the reader's language; what the visitor wrote stays in theirs.
import type { MessageAnswer, MessageRead } from '../../protocol/read-message.ts';
import { textIn } from '../../protocol/text.ts';
import { useLanguage, useTag } from '../app-context.ts';
import { calendarDay } from '../ui/spoken-time.ts';

export function MessageAnswers({ message, locale }: { message: MessageRead; locale: string | null }) {
  const language = useLanguage();
  return (
    <dl class="answers">
      {message.answers.map((answer) => (
        <div key={answer.question}>
          <dt>{answer.asked ? textIn(answer.asked, language, 'en') : answer.question}</dt>
          <Given answer={answer} locale={locale} />
        </div>
      ))}
    </dl>
  );
}

function Given({ answer: { as, given }, locale }: { answer: MessageAnswer; locale: string | null }) {
  const language = useLanguage();
  const tag = useTag();
  const texts = given.map((each) => (typeof each === 'string' ? each : textIn(each, language, 'en')));
  if (as === 'words')
    return (
      <dd class="typed" lang={locale ?? undefined} dir="auto">
        {texts.join('\n')}
      </dd>
    );
  return <dd>{as === 'date' ? texts.map((day) => calendarDay(day, tag)) : texts.join(', ')}</dd>;
}
