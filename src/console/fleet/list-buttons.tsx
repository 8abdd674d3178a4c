// Moving and removing a row of a list, each button named with what it acts on.
import { useTexts } from '../app-context.ts';

type Props = { name: string; place: number; count: number; removable: boolean; move?: (by: -1 | 1) => void; remove: () => void };

export function ListButtons({ name, place, count, removable, move, remove }: Props) {
  const t = useTexts().editor;
  return (
    <span class="list-buttons">
      {move && (
        <>
          <Icon label={`${t.up}: ${name}`} path="M8 13V3M3.5 7.5L8 3l4.5 4.5" disabled={place === 0} act={() => move(-1)} />
          <Icon label={`${t.down}: ${name}`} path="M8 3v10M3.5 8.5L8 13l4.5-4.5" disabled={place === count - 1} act={() => move(1)} />
        </>
      )}
      <Icon label={`${t.remove}: ${name}`} path="M3 3l10 10M13 3L3 13" disabled={!removable} act={remove} />
    </span>
  );
}

function Icon({ label, path, disabled, act }: { label: string; path: string; disabled: boolean; act: () => void }) {
  return (
    <button type="button" class="quiet icon" aria-label={label} title={label} disabled={disabled} onClick={act}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={path} />
      </svg>
    </button>
  );
}
