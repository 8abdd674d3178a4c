// One question of a sheet, as it is keyed in. What was left empty on paper is left empty here.
import type { Answer } from '../../protocol/flow/answers.ts';
import { useTexts } from '../app-context.ts';
import { Field } from '../ui/field.tsx';
import type { Asked } from './keyed-sheet.ts';

type Props = { question: Asked; answer: Answer | undefined; lang: string; say: (answer: Answer) => void };

export function SheetQuestion({ question, answer, lang, say }: Props) {
  const t = useTexts().paper.keyed;
  if (question.as === 'several') return <Several {...{ question, answer, say }} />;
  const value = typeof answer === 'string' ? answer : '';
  const type = (event: { currentTarget: { value: string } }) => say(event.currentTarget.value);
  return (
    <Field label={question.text} hint={question.hint ?? undefined}>
      {(control) => {
        switch (question.as) {
          case 'one':
            return (
              <select {...control} value={value} onChange={type}>
                <option value="">{t.notAnswered}</option>
                {question.options.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            );
          case 'text':
            return <textarea {...control} rows={4} maxLength={question.maxLength} lang={lang} dir="auto" value={value} onInput={type} />;
          case 'line':
            return (
              <input
                {...{ ...control, type: 'text', maxLength: question.maxLength, autocomplete: 'off', lang, dir: 'auto', value }}
                onInput={type}
              />
            );
          case 'day':
            return <input {...control} type="date" value={value} onInput={type} />;
          case 'time':
            return <input {...control} type="time" value={value} onInput={type} />;
        }
      }}
    </Field>
  );
}

function Several({ question, answer, say }: Pick<Props, 'answer' | 'say'> & { question: Extract<Asked, { options: unknown }> }) {
  const given = [answer ?? []].flat();
  return (
    <fieldset class="field">
      <legend>{question.text}</legend>
      {question.hint && <p class="hint">{question.hint}</p>}
      {question.options.map(({ id, name }) => (
        <label key={id} class="check">
          <input
            type="checkbox"
            checked={given.includes(id)}
            onChange={(event) => say(event.currentTarget.checked ? [...given, id] : given.filter((each) => each !== id))}
          />
          {name}
        </label>
      ))}
    </fieldset>
  );
}
