// How visitors rate: the organisation first, then each site and kiosk. Closed hours only; nobody watches a tap as it happens.
import { useState } from 'preact/hooks';
import type { OverviewAnswer, OverviewRow } from '../../protocol/console-api.ts';
import type { TaggedView } from '../../protocol/tap-rules.ts';
import { textIn } from '../../protocol/text.ts';
import { AnswerAge } from '../answer-age.tsx';
import { useApp, useLanguage, useTag, useTexts } from '../app-context.ts';
import { useKeptAnswer } from '../kept-answer.ts';
import { lastDays, type Period, today } from '../period.ts';
import { TaggedChoice } from '../taps/tagged-choice.tsx';
import { TaggedNote, TapRulesExplained } from '../taps/tagged-note.tsx';
import { calendarDay } from '../ui/spoken-time.ts';
import { Bars, ThinBar } from './distribution.tsx';
import { indexWords } from './index-sentence.ts';
import './overview.css';
import { partRows } from './part-rows.ts';
import { PeriodChoice, type PeriodWish } from './period-choice.tsx';
import { PromisesPart } from './promises-part.tsx';
import { Sparkline, TrendChart } from './trend-chart.tsx';

const ASK_EVERY_MS = 300_000;
const PLACES_EVERY_MS = 600_000;

export function OverviewPage() {
  const { clock } = useApp();
  const texts = useTexts().overview;
  const [wish, setWish] = useState<PeriodWish>({ days: 30 });
  const period = 'days' in wish ? lastDays(wish.days, today(clock())) : wish;
  const [tagged, setTagged] = useState<TaggedView>('with');
  const key = `${'days' in wish ? `overview-${wish.days}` : 'overview-own'}${tagged === 'with' ? '' : `-${tagged}`}`;
  return (
    <div class="page">
      <h1>{texts.title}</h1>
      <PeriodChoice wish={wish} period={period} choose={setWish} />
      <TaggedChoice view={tagged} choose={setTagged} />
      <Answer key={`${period.from} ${period.to} ${tagged}`} keptAs={key} query={{ ...period, tagged }} />
      <PromisesPart
        key={`promises ${period.from} ${period.to}`}
        keptAs={'days' in wish ? `promises-${wish.days}` : 'promises-own'}
        period={period}
      />
      <p class="hint">{texts.currentHour}</p>
      <p class="hint">{texts.indexExplained}</p>
      <TapRulesExplained />
    </div>
  );
}

function Answer({ keptAs, query }: { keptAs: string; query: Period & { tagged: TaggedView } }) {
  const texts = useTexts();
  const { answer, latest } = useKeptAnswer('overview', keptAs, query, ASK_EVERY_MS);
  if (answer.value) return <Rows answer={answer.value} />;
  return (
    <p class="empty" role="status">
      {latest.value === null ? texts.loading : texts.overview.nothing}
    </p>
  );
}

function Rows({ answer }: { answer: OverviewAnswer }) {
  const texts = useTexts().overview;
  const tag = useTag();
  const language = useLanguage();
  const whole = answer.rows.filter(({ level }) => level === 'organisation');
  const kiosks = useKeptAnswer('kiosks', 'kiosks', {}, PLACES_EVERY_MS).answer.value?.kiosks ?? [];
  const parts = partRows(answer.rows, (kiosk) => kiosks.find(({ id }) => id === kiosk)?.site.id);
  return (
    <>
      <div class="page-head">
        <p class="range">{texts.range(calendarDay(answer.from, tag), calendarDay(answer.to, tag))}</p>
        <AnswerAge asOf={answer.asOf} texts={texts} />
      </div>
      {whole.map((row) => (
        <section key={row.id} class="card whole" aria-labelledby={`row-${row.id}`}>
          <header>
            <h2 id={`row-${row.id}`}>{textIn(row.name, language, 'en')}</h2>
            <Figures row={row} />
          </header>
          <Details row={row} heading="h3" />
        </section>
      ))}
      {parts.length > 0 && (
        <section aria-labelledby="parts">
          <h2 id="parts">{texts.sites}</h2>
          {parts.map((row) => (
            <Part key={`${row.level}-${row.id}`} row={row} />
          ))}
        </section>
      )}
    </>
  );
}

function Part({ row }: { row: OverviewRow }) {
  const texts = useTexts();
  const language = useLanguage();
  const { figure, beside } = indexWords(row, texts);
  return (
    <details class={`part ${row.level}`}>
      <summary>
        <span class="name">
          {textIn(row.name, language, 'en')} <small>{texts.overview.levels[row.level]}</small>
        </span>
        <span class="amount">{texts.overview.ratings(row.ratings)}</span>
        <span class="index">
          <b>{figure}</b> {beside}
        </span>
        <ThinBar distribution={row.distribution} />
        <Sparkline days={row.trend} />
      </summary>
      <Details row={row} heading="h3" />
    </details>
  );
}

function Figures({ row }: { row: OverviewRow }) {
  const texts = useTexts();
  const { figure, beside } = indexWords(row, texts);
  return (
    <dl class="figures">
      <div>
        <dt>{texts.overview.index}</dt>
        <dd>
          <b>{figure}</b> {beside}
        </dd>
      </div>
      <div>
        <dt>{texts.overview.ratingsColumn}</dt>
        <dd>
          <b>{row.ratings.toLocaleString(useTag())}</b>
        </dd>
      </div>
    </dl>
  );
}

function Details({ row, heading: Heading }: { row: OverviewRow; heading: 'h3' | 'h4' }) {
  const texts = useTexts().overview;
  return (
    <div class="details">
      <TaggedNote tagged={row.tagged} />
      <div>
        <Heading>{texts.distribution}</Heading>
        {row.ratings === 0 ? <p class="hint">{texts.noRatings}</p> : <Bars distribution={row.distribution} />}
      </div>
      <div>
        <Heading>{texts.trend}</Heading>
        <TrendChart days={row.trend} />
      </div>
    </div>
  );
}
