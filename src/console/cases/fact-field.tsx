// One field of a form about a case, by its data.
import { Field } from '../ui/field.tsx';
import type { Field as FieldData } from './case-desk.ts';

export function FactField({ field, error }: { field: FieldData; error: string | null }) {
  if (field.as === 'check')
    return (
      <label class="check">
        <input type="checkbox" name={field.name} />
        {field.label}
      </label>
    );
  if (field.as === 'several') return <Several field={field} />;
  return (
    <Field label={field.label} hint={field.hint} error={error}>
      {(control) => {
        const named = { ...control, name: field.name };
        switch (field.as) {
          case 'text':
            return <textarea {...named} rows={4} maxLength={10_000} required={field.required} />;
          case 'line':
            return <input {...named} type="text" maxLength={200} autocomplete="off" required={field.required} />;
          case 'day':
            return <input {...named} type="date" defaultValue={field.value} max={field.max} required={field.required} />;
          case 'time':
            return <input {...named} type="time" defaultValue={field.value} required />;
          case 'choice':
            return (
              <select {...named} defaultValue={field.value}>
                {field.options.map(({ id, name }) => (
                  <option key={id} value={id} selected={id === field.value}>
                    {name}
                  </option>
                ))}
              </select>
            );
        }
      }}
    </Field>
  );
}

function Several({ field }: { field: Extract<FieldData, { as: 'several' }> }) {
  return (
    <fieldset class="field">
      <legend>{field.label}</legend>
      {field.hint && <p class="hint">{field.hint}</p>}
      {field.options.map(({ id, name }) => (
        <label key={id} class="check">
          <input type="checkbox" name={field.name} value={id} defaultChecked={field.chosen.includes(id)} />
          {name}
        </label>
      ))}
    </fieldset>
  );
}
