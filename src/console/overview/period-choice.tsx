// The period: the last 7, 30 or 90 days, or two days of one's own.
import { useState } from 'preact/hooks';
import { useTexts } from '../app-context.ts';
import { isPeriod, type Period } from '../period.ts';
import { Field } from '../ui/field.tsx';

export type PeriodWish = { days: number } | Period;
const OFFERED = [7, 30, 90] as const;

type Props = { wish: PeriodWish; period: Period; choose: (wish: PeriodWish) => void };

export function PeriodChoice({ wish, period, choose }: Props) {
  const texts = useTexts().overview;
  const [own, setOwn] = useState<Period | null>(null);
  return (
    <fieldset class="periods">
      <legend class="unseen">{texts.period}</legend>
      <div class="segments">
        {OFFERED.map((days) => (
          <button
            key={days}
            type="button"
            aria-pressed={own === null && 'days' in wish && wish.days === days}
            onClick={() => {
              setOwn(null);
              choose({ days });
            }}
          >
            {texts.days(days)}
          </button>
        ))}
        <button type="button" aria-pressed={own !== null} onClick={() => setOwn(period)}>
          {texts.own}
        </button>
      </div>
      {own && <OwnDates own={own} setOwn={setOwn} choose={choose} />}
    </fieldset>
  );
}

function OwnDates({ own, setOwn, choose }: { own: Period; setOwn: (period: Period) => void; choose: (wish: PeriodWish) => void }) {
  const texts = useTexts().overview;
  const right = isPeriod(own);
  return (
    <form
      class="own"
      onSubmit={(event) => {
        event.preventDefault();
        if (right) choose(own);
      }}
    >
      <Field label={texts.from}>
        {(control) => (
          <input {...control} type="date" value={own.from} onInput={(event) => setOwn({ ...own, from: event.currentTarget.value })} />
        )}
      </Field>
      <Field label={texts.to} error={right ? null : texts.wrongDates}>
        {(control) => (
          <input {...control} type="date" value={own.to} onInput={(event) => setOwn({ ...own, to: event.currentTarget.value })} />
        )}
      </Field>
      <button type="submit" disabled={!right}>
        {texts.show}
      </button>
    </form>
  );
}
