// Waiting words in the staff panel, for one person with their own security key or passkey. What is opened lives in this view alone and
// goes with it; each reading is on record before it shows.
import '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import type { MessageRead } from '../../../protocol/read-message.ts';
import { type LocalisedText, textIn } from '../../../protocol/text.ts';
import { fill } from '../../fill-text.ts';
import { Face } from '../../screens/face.tsx';
import { focus } from '../../screens/heading.tsx';
import { textsFor } from '../../texts.ts';
import { type StaffTexts, staffTextsFor } from '../staff-texts.ts';
import { createReading, type OpenedWords, type Progress, type ReadingParts } from './reading.ts';
import type { UnlockPorts } from './unlock-reader.ts';

export type ReadingProps = Omit<ReadingParts, keyof UnlockPorts> & { locale: string; onBack(): void };

export function ReadingView({ worker, readers, configuration, locale, onBack }: ReadingProps) {
  const texts = staffTextsFor(locale);
  const [{ progress, unlock, older, close }] = useState(() =>
    createReading({ worker, readers, configuration, credentials: navigator.credentials, crypto, hostName: location.hostname }),
  );
  useEffect(() => {
    void unlock();
    return close;
  }, [unlock, close]);
  const now = progress.value;
  return (
    <>
      <h2 id="panel-title" ref={focus} tabIndex={-1}>
        {texts.readTitle}
      </h2>
      <div class="sync-now">
        <button type="button" class="secondary" onClick={onBack}>
          {texts.readBack}
        </button>
        {now.at === 'failed' && (
          <button type="button" class="primary" onClick={() => void unlock()}>
            {texts.readAgain}
          </button>
        )}
      </div>
      <p class="read-status" role="status">
        {statusText(now, texts)}
      </p>
      {now.at === 'reading' && <WordsList entries={now.entries} texts={texts} locale={locale} />}
      {now.at === 'reading' && now.before !== null && (
        <button type="button" class="secondary" aria-disabled={now.busy} onClick={() => void older()}>
          {texts.readOlder}
        </button>
      )}
    </>
  );
}

function statusText(progress: Progress, texts: StaffTexts): string {
  switch (progress.at) {
    case 'unlocking':
      return texts.readUnlocking;
    case 'failed':
      return texts.readProblems[progress.why];
    case 'reading':
      return `${fill(texts.readAs, { name: progress.unlocked.reader.name })} ${progress.entries.length === 0 ? texts.readNothing : ''}`;
  }
}

function WordsList({ entries, texts, locale }: { entries: readonly OpenedWords[]; texts: StaffTexts; locale: string }) {
  return (
    <ol class="words">
      {entries.map((entry) => (
        <li key={entry.id}>
          <p class="words-head">
            <FaceOf entry={entry} locale={locale} />
            {hourText(entry.hourMs, texts, locale)}
          </p>
          {entry.words === null ? (
            <p class="words-sealed">{texts.readSealed}</p>
          ) : entry.message ? (
            <MessageAnswers message={entry.message} locale={locale} />
          ) : (
            <p class="words-text" dir="auto">
              {entry.words}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}

function MessageAnswers({ message, locale }: { message: MessageRead; locale: string }) {
  const say = (each: string | LocalisedText) => (typeof each === 'string' ? each : textIn(each, locale, 'en'));
  return (
    <dl class="words-answers">
      {message.answers.map(({ question, asked, given }) => (
        <div key={question}>
          <dt>{say(asked ?? question)}</dt>
          <dd class="words-text" dir="auto">
            {given.map(say).join(', ')}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function FaceOf({ entry: { face }, locale }: { entry: OpenedWords; locale: string }) {
  if (!face) return null;
  const names: Readonly<Record<string, string>> = textsFor(locale).faces;
  return (
    <>
      <Face value={face.valueId} />
      <strong>{names[face.valueId] ?? face.valueId}</strong>
    </>
  );
}

function hourText(hourMs: number, texts: StaffTexts, locale: string): string {
  const hour = (ms: number) => new Date(ms).toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' });
  const day = new Date(hourMs).toLocaleDateString(locale, { dateStyle: 'medium' });
  return fill(texts.readHour, { day, from: hour(hourMs), to: hour(hourMs + 60 * 60 * 1000) });
}
