// How many kiosks need attention, and a filter to those.
import { useTexts } from '../app-context.ts';

export type Shown = 'all' | 'needing';
type Props = { red: number; amber: number; all: number; shown: Shown; show: (shown: Shown) => void };

export function AttentionLine({ red, amber, all, shown, show }: Props) {
  const { attention: t } = useTexts().health;
  const choices: readonly Shown[] = ['all', 'needing'];
  return (
    <div class="attention">
      <p role="status">{red + amber === 0 ? t.none(all) : t.some(red, amber, all)}</p>
      {(red + amber > 0 || shown !== 'all') && (
        <fieldset aria-label={t.filter}>
          {choices.map((one) => (
            <button key={one} type="button" aria-pressed={shown === one} onClick={() => show(one)}>
              {t[one]}
            </button>
          ))}
        </fieldset>
      )}
    </div>
  );
}
