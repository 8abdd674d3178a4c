// The form that opens a case freely, with its own day and channel. Without a network it is kept here and sent later, under the id that it has from
// now on.
import { useState } from 'preact/hooks';
import { uuidV7 } from '../../protocol/uuid-v7.ts';
import { useApp, useTexts } from '../app-context.ts';
import { dayAt } from '../ui/date-formatter.ts';
import { Form } from '../ui/form.tsx';
import type { Field, Option } from './case-desk.ts';
import { useCaseFeed } from './case-feed-context.tsx';
import { FactField } from './fact-field.tsx';
import { missingIn, valuesOf } from './form-values.ts';
import { kindFields, missingWay, openedElsewhere, placeFields, wordFields, wordsIn } from './opening-form.ts';
import { useAbout } from './use-about.ts';

export function OpenForm({ sites, zoneOf }: { sites: readonly Option[]; zoneOf: (site: string) => string }) {
  const feed = useCaseFeed();
  const { router, clock, random } = useApp();
  const texts = useTexts();
  const about = useAbout();
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({});
  const today = dayAt(clock(), zoneOf(sites[0]?.id ?? ''));
  const places = placeFields(texts, sites, today);
  const words = wordFields(texts);
  const submit = async (form: HTMLFormElement) => {
    const values = valuesOf(new FormData(form));
    const way = missingWay(values);
    const missing = missingIn([...places, ...words], values, texts.caseForms);
    const found = { ...(way ? { [way]: texts.caseForms.open.mustHaveWay } : {}), ...missing };
    setWrong(found);
    if (Object.keys(found).length > 0) return;
    const id = uuidV7(clock(), random(10));
    const what = openedElsewhere(values, clock(), about);
    await feed.add({ case: id, basedOn: 0, what, words: wordsIn(values), time: values.text('time') });
    router.go({ page: 'cases', case: id });
  };
  const field = (each: Field) => <FactField key={each.name} field={each} error={wrong[each.name] ?? null} />;
  return (
    <Form class="card" onSubmit={submit}>
      <div class="pair">{places.map(field)}</div>
      <div class="pair wide">{kindFields(texts, about).map(field)}</div>
      {words.slice(0, 1).map(field)}
      <div class="pair">{words.slice(1).map(field)}</div>
      <div>
        <button type="submit" class="primary">
          {texts.caseForms.open.submit}
        </button>
      </div>
    </Form>
  );
}
