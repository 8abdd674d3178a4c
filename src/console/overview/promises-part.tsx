// Per service, whether visitors say that its promised time was kept. Stands only where services have a promised time.
import type { PromiseRow } from '../../protocol/console-api.ts';
import { textIn } from '../../protocol/text.ts';
import { useLanguage, useTexts } from '../app-context.ts';
import { useKeptAnswer } from '../kept-answer.ts';
import type { Period } from '../period.ts';
import './promises.css';

const ASK_EVERY_MS = 300_000;

export function PromisesPart({ keptAs, period }: { keptAs: string; period: Period }) {
  const texts = useTexts().promises;
  const services = useKeptAnswer('promises', keptAs, { ...period }, ASK_EVERY_MS).answer.value?.services ?? [];
  if (services.length === 0) return null;
  return (
    <section class="card promises" aria-labelledby="promises">
      <h2 id="promises">{texts.title}</h2>
      <p class="hint">{texts.explained}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{texts.service}</th>
            <th scope="col">{texts.promised}</th>
            <th scope="col">{texts.kept}</th>
            <th scope="col">{texts.answers}</th>
          </tr>
        </thead>
        <tbody>
          {services.map((row) => (
            <Service key={row.service} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Service({ row }: { row: PromiseRow }) {
  const texts = useTexts().promises;
  const language = useLanguage();
  const { figure, beside } = keptWords(row, texts);
  return (
    <tr>
      <th scope="row">{row.name ? textIn(row.name, language, 'en') : row.service}</th>
      <td data-label={texts.promised}>{row.promised ? textIn(row.promised, language, 'en') : '–'}</td>
      <td data-label={texts.kept}>
        <b>{figure}</b> <small>{beside}</small>
      </td>
      <td data-label={texts.answers}>
        {row.yes + row.no > 0 && texts.of(row.yes, row.yes + row.no)}
        {row.notSure > 0 && <small> {texts.notSure(row.notSure)}</small>}
      </td>
    </tr>
  );
}

/** Like an index, a share is said only with its interval. */
function keptWords({ kept, interval }: PromiseRow, texts: ReturnType<typeof useTexts>['promises']): { figure: string; beside: string } {
  if (kept === null) return { figure: '–', beside: texts.nobody };
  if (interval === null) return { figure: '–', beside: texts.tooFew };
  const [low, high] = interval;
  return { figure: texts.share(Math.round(kept)), beside: texts.between(Math.round(low), Math.round(high)) };
}
