// What came of an import, in plain words, kiosk by kiosk; lines that were not right are named by their number.
import { useTag, useTexts } from '../app-context.ts';
import { numberRanges } from '../fleet/number-ranges.ts';
import { problemText } from '../problem-text.ts';
import type { BadLine, Import } from './import-lines.ts';
import { type KioskSum, rangesOf, sumsOf } from './import-sums.ts';

const BAD_LINES_SHOWN = 20;

export function ImportResult({ result }: { result: Import }) {
  const texts = useTexts();
  const { answers, bad, stopped } = result;
  const { rescue } = texts;
  const empty = answers.length === 0 && bad.length === 0 && !stopped;
  return (
    <section class="card rescue-result" aria-label={rescue.resultTitle}>
      <h2>{rescue.resultTitle}</h2>
      {empty && <p>{rescue.nothing}</p>}
      {sumsOf(answers).map((sum) => (
        <Sum key={sum.kiosk.id} sum={sum} finished={!stopped} />
      ))}
      {bad.length > 0 && (
        <ul class="rescue-bad">
          {bad.slice(0, BAD_LINES_SHOWN).map((line) => (
            <li key={line.line} class="error">
              {rescue.badLine(line.line, badText(line, texts))}
            </li>
          ))}
          {bad.length > BAD_LINES_SHOWN && <li class="error">… {bad.length}</li>}
        </ul>
      )}
      {stopped && <p class="error">{rescue.stopped(stopped.line, problemText(stopped.failed, texts))}</p>}
    </section>
  );
}

function Sum({ sum, finished }: { sum: KioskSum; finished: boolean }) {
  const tag = useTag();
  const texts = useTexts().rescue;
  const { stored, duplicate, gone, conflict, refused, missing } = sum;
  return (
    <>
      <h3>{texts.from(`${sum.kiosk.name} (${sum.kiosk.id})`)}</h3>
      <ul class="rescue-sum">
        <li>
          <strong>{stored > 0 ? texts.stored(stored) : texts.nothingNew}</strong>
        </li>
        {duplicate > 0 && <li>{texts.duplicate(duplicate)}</li>}
        {gone > 0 && <li>{texts.gone(gone)}</li>}
        {conflict > 0 && <li class="error">{texts.conflict(conflict)}</li>}
        {refused > 0 && <li class="error">{texts.refusedEntries(refused)}</li>}
      </ul>
      {finished && missing.length > 0 && <p class="error">{texts.missingParts(numberRanges(rangesOf(missing), tag))}</p>}
    </>
  );
}

function badText({ failed }: BadLine, texts: ReturnType<typeof useTexts>): string {
  const code = failed.result === 'refused' ? failed.code : 'not-a-part';
  return texts.rescue.problems[code] ?? texts.problems.other ?? '';
}
