// By what a person is looked for, and in which days.
import { useState } from 'preact/hooks';
import * as v from 'valibot';
import { FindPersonRequest, type PersonTerms } from '../../protocol/data-protection-api.ts';
import { useApp, useTexts } from '../app-context.ts';
import { PeriodFields } from '../exports/period-fields.tsx';
import { isPeriod, lastDays, today } from '../period.ts';
import { Field } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import type { PersonSearch } from './person-search.ts';

const FIRST_DAYS = 365;
const TERMS = ['name', 'email', 'phone', 'reference'] as const;

export function FindForm({ search }: { search: PersonSearch }) {
  const { api, clock } = useApp();
  const { person: t } = useTexts();
  const [terms, setTerms] = useState<PersonTerms>({});
  const [period, setPeriod] = useState(() => lastDays(FIRST_DAYS, today(clock())));
  const [wrong, setWrong] = useState(false);
  const running = search.state.value.state === 'running';
  const submit = () => {
    const typed = Object.fromEntries(Object.entries(terms).filter(([, text]) => text?.trim()));
    const asked = v.safeParse(FindPersonRequest, { terms: typed, ...period });
    setWrong(!asked.success && isPeriod(period));
    if (asked.success && isPeriod(period)) void search.start(asked.output);
  };
  return (
    <Form class="card" onSubmit={submit}>
      <p class="hint">{t.findLine}</p>
      {wrong && (
        <p class="notice bad" role="alert">
          {t.oneNeeded}
        </p>
      )}
      <div class="pair">
        {TERMS.map((name) => (
          <Field key={name} label={t[name]}>
            {(control) => (
              <input
                {...control}
                autocomplete="off"
                maxLength={name === 'name' || name === 'email' ? 200 : 40}
                value={terms[name] ?? ''}
                onInput={(event) => setTerms({ ...terms, [name]: event.currentTarget.value })}
              />
            )}
          </Field>
        ))}
      </div>
      <PeriodFields period={period} choose={setPeriod} />
      {api.reachable.value ? (
        <div>
          <button type="submit" class="primary" disabled={running}>
            {t.find}
          </button>
        </div>
      ) : (
        <p class="notice">{t.offline}</p>
      )}
    </Form>
  );
}
