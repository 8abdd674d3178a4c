// One filter of a list: a choice among what there is, or any.
import { useTexts } from '../app-context.ts';
import { Field } from './field.tsx';

export type FilterOption = { id: string; name: string };
/** `value`: empty for any. */
type Props = { label: string; value: string; options: readonly FilterOption[]; set: (id: string) => void };

export function ChooseFilter({ label, value, options, set }: Props) {
  const texts = useTexts().inbox;
  return (
    <Field label={label}>
      {(control) => (
        <select {...control} value={value} onChange={(event) => set(event.currentTarget.value)}>
          <option value="">{texts.any}</option>
          {options.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
