// A first and a last day.
import { useTexts } from '../app-context.ts';
import { isPeriod, type Period } from '../period.ts';
import { Field } from '../ui/field.tsx';

type Props = {
  period: Period;
  choose: (period: Period) => void;
  /** Instead of "From" and "To". */
  labels?: { from: string; to: string };
};

export function PeriodFields({ period, choose, labels }: Props) {
  const { exports: texts } = useTexts();
  const { from, to } = labels ?? texts;
  return (
    <div class="pair">
      <Field label={from}>
        {(control) => (
          <input {...control} type="date" value={period.from} onInput={(event) => choose({ ...period, from: event.currentTarget.value })} />
        )}
      </Field>
      <Field label={to} error={isPeriod(period) ? null : texts.wrongDates}>
        {(control) => (
          <input {...control} type="date" value={period.to} onInput={(event) => choose({ ...period, to: event.currentTarget.value })} />
        )}
      </Field>
    </div>
  );
}
