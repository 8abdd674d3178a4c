// What an import came to, kiosk by kiosk: new, already there, not taken, and which parts of a file are missing.
import type { NumberRange } from '../../protocol/batch.ts';
import type { RescueAnswer } from '../../protocol/console-api.ts';

export type KioskSum = RescueAnswer['verdicts'] & { kiosk: RescueAnswer['kiosk']; missing: readonly number[] };

/** In the order in which the kiosks were first met. */
export function sumsOf(answers: readonly RescueAnswer[]): KioskSum[] {
  const byKiosk = Map.groupBy(answers, ({ kiosk }) => kiosk.id);
  return [...byKiosk.values()].map((ofKiosk) => {
    const [{ kiosk }] = ofKiosk as [RescueAnswer];
    const verdicts = { stored: 0, duplicate: 0, gone: 0, conflict: 0, refused: 0 };
    for (const { verdicts: some } of ofKiosk)
      for (const name of Object.keys(verdicts) as (keyof typeof verdicts)[]) verdicts[name] += some[name];
    return { kiosk, ...verdicts, missing: missingParts(ofKiosk) };
  });
}

function missingParts(answers: readonly RescueAnswer[]): number[] {
  const seen = new Set(answers.map(({ part }) => part));
  const of = Math.max(...answers.map(({ parts }) => parts));
  return Array.from({ length: of }, (_, place) => place + 1).filter((part) => !seen.has(part));
}

/** `numbers` rise. */
export function rangesOf(numbers: readonly number[]): NumberRange[] {
  const ranges: NumberRange[] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last?.through === number - 1) last.through = number;
    else ranges.push({ from: number, through: number });
  }
  return ranges;
}
