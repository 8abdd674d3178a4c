// The faces of the scales, drawn here: told apart by mouth and eyes, so also without colour. Features are ink on a coloured
// disc; `blank` is the attract screen's face, which still waits for its expression.
import type { JSX } from 'preact';

type Expression = { eyes: JSX.Element; mouth: JSX.Element | null };

const dotEyes = (
  <>
    <circle class="face-fill" cx="34" cy="42" r="5.5" />
    <circle class="face-fill" cx="66" cy="42" r="5.5" />
  </>
);

const EXPRESSIONS: Readonly<Record<string, Expression>> = {
  'very-happy': {
    eyes: <path class="face-line" d="M26 44q8-11 16 0M58 44q8-11 16 0" />,
    mouth: <path class="face-fill" d="M25 56h50a25 24 0 0 1-50 0z" />,
  },
  happy: { eyes: dotEyes, mouth: <path class="face-line" d="M28 61q22 21 44 0" /> },
  neutral: { eyes: dotEyes, mouth: <path class="face-line" d="M30 67h40" /> },
  unhappy: { eyes: dotEyes, mouth: <path class="face-line" d="M30 73q20-17 40 0" /> },
  'very-unhappy': {
    eyes: (
      <>
        <path class="face-line" d="M24 33l16 6M76 33l-16 6" />
        <circle class="face-fill" cx="34" cy="49" r="5.5" />
        <circle class="face-fill" cx="66" cy="49" r="5.5" />
      </>
    ),
    mouth: <path class="face-line" d="M28 80q4-18 22-18t22 18" />,
  },
  blank: { eyes: <g class="face-blink">{dotEyes}</g>, mouth: null },
};

export function Face({ value }: { value: string }) {
  const { eyes, mouth } = EXPRESSIONS[value] ?? { eyes: dotEyes, mouth: null };
  return (
    <svg class="face" data-face={value} viewBox="0 0 100 100" aria-hidden="true" focusable="false">
      <circle class="face-head" cx="50" cy="50" r="47" />
      {eyes}
      {mouth}
    </svg>
  );
}
