// Single entries as files. The browser follows the link itself, so that any size can be saved.
import { useMemo, useState } from 'preact/hooks';
import { addressOf } from '../api-client.ts';
import { useApp, useLanguage, useTexts } from '../app-context.ts';
import { placesOf } from '../fleet/places.ts';
import { useKeptAnswer } from '../kept-answer.ts';
import { isPeriod, lastDays, today } from '../period.ts';
import { Field } from '../ui/field.tsx';

const PLACES_EVERY_MS = 600_000;
const FIRST_DAYS = 30;

export function ExportsPage() {
  const { api, clock } = useApp();
  const texts = useTexts().exports;
  const language = useLanguage();
  const kiosks = useKeptAnswer('kiosks', 'kiosks', {}, PLACES_EVERY_MS).answer;
  const places = useMemo(() => placesOf(kiosks.value?.kiosks ?? [], language), [kiosks.value, language]);
  const [period, setPeriod] = useState(() => lastDays(FIRST_DAYS, today(clock())));
  const [kiosk, setKiosk] = useState('');
  const right = isPeriod(period);
  const query = { ...period, kiosk };
  return (
    <div class="page narrow">
      <h1>{texts.title}</h1>
      <p class="lead">{texts.line}</p>
      <div class="card form">
        <Field label={texts.kiosk}>
          {(control) => (
            <select {...control} value={kiosk} onChange={(event) => setKiosk(event.currentTarget.value)}>
              <option value="">{texts.all}</option>
              {places.kiosks.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <div class="pair">
          <Field label={texts.from}>
            {(control) => (
              <input
                {...control}
                type="date"
                value={period.from}
                onInput={(event) => setPeriod({ ...period, from: event.currentTarget.value })}
              />
            )}
          </Field>
          <Field label={texts.to} error={right ? null : texts.wrongDates}>
            {(control) => (
              <input
                {...control}
                type="date"
                value={period.to}
                onInput={(event) => setPeriod({ ...period, to: event.currentTarget.value })}
              />
            )}
          </Field>
        </div>
        {!api.reachable.value && <p class="notice">{texts.offline}</p>}
        {right && api.reachable.value && (
          <p class="downloads">
            <a class="button primary" href={addressOf('exportCsv', { query })} download>
              {texts.csv} <small>{texts.csvHint}</small>
            </a>
            <a class="button" href={addressOf('exportJson', { query })} download>
              {texts.json} <small>{texts.jsonHint}</small>
            </a>
          </p>
        )}
        <p class="hint">{texts.recorded}</p>
      </div>
    </div>
  );
}
