// One case, open: what was left, what is due, what happened, and what may be done. Opening it asks the collector, which records the reading;
// without a network it is read from the copy, and recorded at the next contact.
import { useEffect, useState } from 'preact/hooks';
import type { CaseAnswer, CasePeopleAnswer } from '../../protocol/cases/case-api.ts';
import { isUndelivered } from '../../protocol/cases/undelivered.ts';
import { AnswerAge } from '../answer-age.tsx';
import { useApp, useTag, useTexts } from '../app-context.ts';
import type { Places } from '../fleet/places.ts';
import { hashOf } from '../route.ts';
import { ActionBar } from './action-bar.tsx';
import { CaseDetails } from './case-details.tsx';
import type { Reading } from './case-feed.ts';
import { useCaseFeed } from './case-feed-context.tsx';
import { CaseHistory } from './case-history.tsx';
import type { CaseView, ListedCase } from './case-view.ts';
import { ConflictsPart } from './conflicts-part.tsx';
import { dueWords } from './due-words.ts';
import { LeftPart } from './left-part.tsx';
import { RefusedPart } from './refused-part.tsx';

type People = CasePeopleAnswer['people'];

export function CasePane({ chosen, people, places }: { chosen: string | null; people: People; places: Places }) {
  const texts = useTexts().cases;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long case scrolls, and must do so by keyboard too
    <section class="item-pane case-pane" aria-label={texts.one} tabIndex={0}>
      {chosen === null ? (
        <p class="empty">{texts.choose}</p>
      ) : (
        <>
          <a class="back" href={hashOf({ page: 'cases', case: null })}>
            {texts.back}
          </a>
          <Opened id={chosen} people={people} places={places} />
        </>
      )}
    </section>
  );
}

function Opened({ id, people, places }: { id: string; people: People; places: Places }) {
  const feed = useCaseFeed();
  const texts = useTexts().cases;
  const row = feed.row(id);
  const reading = useReading(id, row);
  const view = feed.view(id);
  if (view && row) return <Read view={view} row={row} answer={feed.files.value.get(id) ?? null} people={people} places={places} />;
  const handedOver = feed.queue.value.find((one) => one.case === id && one.state === 'handed-over');
  if (handedOver?.state === 'handed-over') {
    const { reference } = handedOver;
    return <p class="notice warn">{reference ? texts.handedOver(reference) : texts.handedOverPlain}</p>;
  }
  const line = { gone: texts.gone, unreachable: row ? texts.notKept : texts.gone, read: row ? texts.fetching : texts.gone };
  return <p class="empty">{reading === null ? texts.fetching : line[reading]}</p>;
}

/** Read when it is opened, and again when the list knows of more than the copy of the case. null: under way. */
function useReading(id: string, row: ListedCase | null): Reading | null {
  const feed = useCaseFeed();
  const { api } = useApp();
  const [reading, setReading] = useState<Reading | null>(null);
  const copied = feed.files.value.get(id)?.case.number ?? null;
  const isBehind = row !== null && row.number > 0 && copied !== null && copied < row.number;
  const isNew = row !== null && row.number === 0;
  // What was sent from here is fetched behind it by the feed.
  const isSending = feed.queue.value.some((one) => one.case === id && one.state === 'sent');
  const mayAsk = api.reachable.value && !isSending;
  useEffect(() => {
    if (isNew) return;
    void feed.read(id).then(setReading);
  }, [feed, id, isNew]);
  useEffect(() => {
    if (isBehind && mayAsk) void feed.read(id).then(setReading);
  }, [feed, id, isBehind, mayAsk]);
  return reading;
}

type ReadProps = { view: CaseView; row: ListedCase; answer: CaseAnswer | null; people: People; places: Places };

function Read({ view, row, answer, people, places }: ReadProps) {
  const feed = useCaseFeed();
  const { api, now } = useApp();
  const texts = useTexts();
  const tag = useTag();
  const t = texts.cases;
  const { found } = view;
  const zone = places.zoneOf(found.site);
  const due = dueWords(row, now.value, { zone, texts, tag });
  const known = [...(answer?.people ?? []), ...people];
  const refused = feed.queue.value.filter((one) => one.state === 'refused' && one.case === found.id);
  const isBehind = answer !== null && answer.case.number < row.number;
  return (
    <article class="case">
      <header>
        <h2>
          <span class="reference">{row.reference || t.noReference}</span> <span class="tag">{t.kinds[found.kind]}</span>{' '}
          <span class="tag">{t.states[found.state]}</span> {found.stage === 2 && <span class="tag">{t.stages[2]}</span>}{' '}
          {found.held && <span class="tag warn">{t.held}</span>} {view.waiting.size > 0 && <span class="tag new">{t.waiting}</span>}
        </h2>
        <p class={`due ${due.tone}`}>{due.text}</p>
        {!api.reachable.value && <AnswerAge asOf={answer?.asOf ?? null} texts={t} />}
        {isBehind && <p class="notice">{t.newer}</p>}
        {found.held && <p class="notice warn">{t.heldLine}</p>}
        {isUndelivered(view.facts) && <p class="notice bad">{texts.letters.undelivered}</p>}
      </header>
      <RefusedPart refused={refused} />
      <ConflictsPart view={view} people={known} />
      <ActionBar view={view} people={people} places={places} />
      <LeftPart view={view} answer={answer} />
      <CaseDetails view={view} row={row} people={known} places={places} />
      <CaseHistory view={view} people={known} zone={zone} />
    </article>
  );
}
