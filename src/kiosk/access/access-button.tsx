// Opens what makes the screen easier to use. On every screen of a visit and before it, always in the same place, by a known symbol and a word.
import { accessOpen } from './needs.ts';

export function AccessButton({ label }: { label: string }) {
  return (
    <button type="button" class="access-open" aria-haspopup="dialog" onClick={openAccess}>
      <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
        <circle cx="12" cy="12" r="11" />
        <circle class="access-head" cx="12" cy="6" r="1.9" />
        <path d="M5.5 9.3 10 10.6h4l4.5-1.3M10 10.6v4l-2.2 5M14 10.6v4l2.2 5M10 14.2h4" />
      </svg>
      <span>{label}</span>
    </button>
  );
}

function openAccess(): void {
  accessOpen.value = true;
}
