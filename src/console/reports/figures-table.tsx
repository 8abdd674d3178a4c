// Figures of cases, a row for each site, department or kind, beside those of the period before; on a phone a block for each.
import type { CaseFigures, Turnaround } from '../../protocol/cases/case-report-api.ts';
import { useTag, useTexts } from '../app-context.ts';
import { keptIn, outcomesIn, timesIn, trendIn } from './figure-words.ts';

/** `before`: of as many days before, where they are known. */
type Row = { id: string; name: string; figures: CaseFigures; before: CaseFigures | undefined };

export function FiguresTable({ id, title, rows }: { id: string; title: string; rows: readonly Row[] }) {
  const t = useTexts().reports;
  if (rows.length === 0) return null;
  return (
    <section class="card report-part" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <table>
        <thead>
          <tr>
            <td />
            {[t.opened, t.ended, t.open, t.late, t.acknowledged, t.answered, t.points, t.lessons].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Figures key={row.id} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Figures({ row: { name, figures, before } }: { row: Row }) {
  const texts = useTexts();
  const t = texts.reports;
  const tag = useTag();
  const outcomes = outcomesIn(figures, texts);
  return (
    <tr>
      <th scope="row">{name}</th>
      {(['opened', 'ended', 'open', 'late'] as const).map((column) => (
        <td key={column} data-label={t[column]}>
          <b>{figures[column].toLocaleString(tag)}</b>
        </td>
      ))}
      {(['acknowledged', 'answered'] as const).map((column) => (
        <td key={column} data-label={t[column]}>
          <TurnaroundCell figure={figures[column]} before={before?.[column]} />
        </td>
      ))}
      <td data-label={t.points}>{outcomes.length > 0 ? <Lines lines={outcomes} /> : '–'}</td>
      <td data-label={t.lessons}>
        <b>{figures.lessons.toLocaleString(tag)}</b>
      </td>
    </tr>
  );
}

function TurnaroundCell({ figure, before }: { figure: Turnaround; before: Turnaround | undefined }) {
  const t = useTexts().reports;
  const tag = useTag();
  const lines = [keptIn(figure, t), timesIn(figure, t), trendIn(figure, before, t)].filter((line) => line !== null);
  return (
    <>
      <b>{figure.count.toLocaleString(tag)}</b> <Lines lines={lines} />
    </>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <>
      {lines.map((line) => (
        <small key={line}>{line}</small>
      ))}
    </>
  );
}
