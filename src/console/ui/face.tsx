// The faces of the scales, as on the kiosk but small: told apart by mouth and eyes, so also without colour.

const EYES = 'M34 42h.01M66 42h.01';
const DRAWN: Readonly<Record<string, { eyes: string; mouth: string; filled: boolean }>> = {
  'very-happy': { eyes: 'M26 44q8-11 16 0M58 44q8-11 16 0', mouth: 'M25 56h50a25 24 0 0 1-50 0z', filled: true },
  happy: { eyes: EYES, mouth: 'M28 61q22 21 44 0', filled: false },
  neutral: { eyes: EYES, mouth: 'M30 67h40', filled: false },
  unhappy: { eyes: EYES, mouth: 'M30 73q20-17 40 0', filled: false },
  'very-unhappy': { eyes: 'M24 31l17 7M76 31l-17 7M35 47h.01M65 47h.01', mouth: 'M27 79a23 21 0 0 1 46 0z', filled: true },
};

/** `value`: id of a scale's value, null for none. Decoration: the caller says it in words. */
export function Face({ value }: { value: string | null }) {
  const drawn = value === null ? undefined : DRAWN[value];
  return (
    <svg class={`face face-${value ?? 'none'}`} viewBox="0 0 100 100" aria-hidden="true">
      <circle cx="50" cy="50" r="46" />
      {drawn && (
        <>
          <path class="eyes" d={drawn.eyes} />
          <path class={drawn.filled ? 'mouth filled' : 'mouth'} d={drawn.mouth} />
        </>
      )}
    </svg>
  );
}
