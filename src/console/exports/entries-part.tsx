// Single entries as files.
import { useState } from 'preact/hooks';
import { TAGGED_VIEWS, type TaggedView } from '../../protocol/tap-rules.ts';
import { useApp, useTexts } from '../app-context.ts';
import type { Places } from '../fleet/places.ts';
import { isPeriod, lastDays, today } from '../period.ts';
import { ChoiceField } from './choice-field.tsx';
import { Downloads } from './downloads.tsx';
import { PeriodFields } from './period-fields.tsx';

const FIRST_DAYS = 30;

export function EntriesPart({ places }: { places: Places }) {
  const { clock } = useApp();
  const { exports: texts, taps } = useTexts();
  const [period, setPeriod] = useState(() => lastDays(FIRST_DAYS, today(clock())));
  const [kiosk, setKiosk] = useState('');
  const [tagged, setTagged] = useState<TaggedView>('with');
  const views = TAGGED_VIEWS.map((id) => ({ id, name: taps.views[id] }));
  return (
    <section class="card form" aria-labelledby="export-entries">
      <h2 id="export-entries">{texts.entries}</h2>
      <p class="hint">{texts.line}</p>
      <ChoiceField label={texts.kiosk} options={[{ id: '', name: texts.all }, ...places.kiosks]} value={kiosk} choose={setKiosk} />
      <PeriodFields period={period} choose={setPeriod} />
      <ChoiceField label={taps.title} options={views} value={tagged} choose={(id) => setTagged(id as TaggedView)} />
      <Downloads csv="exportCsv" json="exportJson" query={{ ...period, kiosk, tagged }} ready={isPeriod(period)} />
    </section>
  );
}
