// One of a few, by its name.
import { Field } from '../ui/field.tsx';

type Props = {
  label: string;
  options: readonly { id: string; name: string }[];
  value: string;
  choose: (id: string) => void;
};

export function ChoiceField({ label, options, value, choose }: Props) {
  return (
    <Field label={label}>
      {(control) => (
        <select {...control} value={value} onChange={(event) => choose(event.currentTarget.value)}>
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
