// All legal holds that stand, whosoever they concern.
import type * as v from 'valibot';
import type { HoldsAnswer } from '../../protocol/data-protection-api.ts';
import { useTag, useTexts } from '../app-context.ts';
import { calendarDay } from '../ui/spoken-time.ts';

export type StandingHold = v.InferOutput<typeof HoldsAnswer>['holds'][number];
type Props = { holds: readonly StandingHold[]; lift: (hold: StandingHold, name: string) => void };

export function HoldsTable({ holds, lift }: Props) {
  const { person: t } = useTexts();
  const tag = useTag();
  const nameOf = ({ of, reference }: StandingHold) => (of === 'case' ? t.aCase(reference ?? '') : t.anEntry);
  return (
    <section class="form" aria-labelledby="standing-holds">
      <h2 id="standing-holds">{t.holdsTitle}</h2>
      {holds.length === 0 ? (
        <p class="hint">{t.noHolds}</p>
      ) : (
        <table class="people">
          <thead>
            <tr>
              <th scope="col">{t.columns.what}</th>
              <th scope="col">{t.ground}</th>
              <th scope="col">{t.placedBy}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {holds.map((hold) => (
              <tr key={`${hold.of} ${hold.target}`}>
                <th scope="row">{nameOf(hold)}</th>
                <td data-label={t.ground}>{t.held[hold.ground] ?? hold.ground}</td>
                <td data-label={t.placedBy}>{calendarDay(hold.placedAt.slice(0, 10), tag)}</td>
                <td>
                  <button type="button" aria-label={t.liftOf(nameOf(hold))} onClick={() => lift(hold, nameOf(hold))}>
                    {t.lift}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
