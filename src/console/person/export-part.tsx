// Exports what was found, after a look at it: names of others are blacked out by the collector, and nothing is saved before somebody has said
// that nobody else is named.
import { useEffect, useState } from 'preact/hooks';
import { useApp, useTexts } from '../app-context.ts';
import { problemText } from '../problem-text.ts';
import { Field } from '../ui/field.tsx';
import { saveFile } from './save-file.ts';

const TYPES = { text: 'text/plain', json: 'application/json' } as const;
const ENDINGS = { text: 'txt', json: 'json' } as const;
type As = keyof typeof TYPES;
/** As the collector takes them: one letter alone would black out half of everything. */
const FEWEST_LETTERS = 2;

export function ExportPart({ ids }: { ids: { entries: string[]; cases: string[] } }) {
  const { api } = useApp();
  const texts = useTexts();
  const t = texts.person;
  const [others, setOthers] = useState('');
  const [shown, setShown] = useState<string | null>(null);
  const [checked, setChecked] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const asked = JSON.stringify([ids, others]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was looked at is no longer what would go out
  useEffect(() => {
    setShown(null);
    setChecked(false);
  }, [asked]);
  const fetchAs = async (as: As): Promise<string | null> => {
    const redact = others
      .split('\n')
      .map((name) => name.trim())
      .filter((name) => name.length >= FEWEST_LETTERS);
    const result = await api.open('exportPerson', { body: { ...ids, redact, as } }, new AbortController().signal);
    setError(result.result === 'answered' ? null : problemText(result, texts));
    return result.result === 'answered' ? result.answer.text() : null;
  };
  const save = async (as: As) => {
    const content = await fetchAs(as);
    if (content !== null) saveFile(`candour-person.${ENDINGS[as]}`, new Blob([content], { type: TYPES[as] }));
  };
  return (
    <section class="card form" aria-labelledby="person-export">
      <h2 id="person-export">{t.exportTitle}</h2>
      <p class="hint">{t.exportLine}</p>
      <Field label={t.others} hint={t.othersHint}>
        {(control) => (
          <textarea {...control} rows={3} value={others} onInput={(event) => setOthers(event.currentTarget.value)} autocomplete="off" />
        )}
      </Field>
      {error && (
        <p class="notice bad" role="alert">
          {error}
        </p>
      )}
      <div>
        <button
          type="button"
          disabled={ids.entries.length + ids.cases.length === 0}
          onClick={() => void fetchAs('text').then((text) => text !== null && setShown(text))}
        >
          {t.show}
        </button>
      </div>
      {shown !== null && (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text scrolls, and must do so by keyboard too */}
          <section class="goes-out" tabIndex={0} aria-label={t.preview} dir="auto">
            {shown}
          </section>
          <label class="check">
            <input type="checkbox" checked={checked} onChange={(event) => setChecked(event.currentTarget.checked)} />
            {t.checked}
          </label>
          <div class="buttons">
            <button type="button" class="primary" disabled={!checked} onClick={() => void save('text')}>
              {t.saveText}
            </button>
            <button type="button" disabled={!checked} onClick={() => void save('json')}>
              {t.saveJson}
            </button>
          </div>
        </>
      )}
    </section>
  );
}
