// Cases as files: a line for each, or a line for everything that happened to them.
import { useState } from 'preact/hooks';
import { CaseKind } from '../../protocol/cases/case-kinds.ts';
import { useApp, useLanguage, useTexts } from '../app-context.ts';
import type { Places } from '../fleet/places.ts';
import { isPeriod, lastDays, today } from '../period.ts';
import { ChoiceField } from './choice-field.tsx';
import { Downloads } from './downloads.tsx';
import { PeriodFields } from './period-fields.tsx';

const FIRST_DAYS = 90;
const FILES = {
  rows: { csv: 'exportCasesCsv', json: 'exportCasesJson' },
  facts: { csv: 'exportCaseFactsCsv', json: 'exportCaseFactsJson' },
} as const;

export function CasesPart({ places }: { places: Places }) {
  const { clock } = useApp();
  const { exports: texts, cases } = useTexts();
  const locale = useLanguage();
  const [period, setPeriod] = useState(() => lastDays(FIRST_DAYS, today(clock())));
  const [form, setForm] = useState<keyof typeof FILES>('rows');
  const [kind, setKind] = useState('');
  const [site, setSite] = useState('');
  const kinds = CaseKind.options.map((id) => ({ id, name: cases.kinds[id] }));
  const forms = (['rows', 'facts'] as const).map((id) => ({ id, name: texts.forms[id] }));
  return (
    <section class="card form" aria-labelledby="export-cases">
      <h2 id="export-cases">{texts.cases}</h2>
      <p class="hint">{texts.casesLine}</p>
      <ChoiceField label={texts.form} options={forms} value={form} choose={(id) => setForm(id as keyof typeof FILES)} />
      <div class="pair">
        <ChoiceField label={texts.kind} options={[{ id: '', name: texts.allKinds }, ...kinds]} value={kind} choose={setKind} />
        <ChoiceField label={texts.site} options={[{ id: '', name: texts.allSites }, ...places.sites]} value={site} choose={setSite} />
      </div>
      <PeriodFields period={period} choose={setPeriod} />
      <Downloads {...FILES[form]} query={{ ...period, kind, site, ...(form === 'rows' ? { locale } : {}) }} ready={isPeriod(period)} />
    </section>
  );
}
