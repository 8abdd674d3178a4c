// What every rig that looks for loss hands back, and when that is a failure: anything lost, doubled or broken, a round that tried
// nothing, or a known-bad control that got away.

export type RigOptions = {
  rounds: number;
  /** Rounds of the known-bad control. */
  controlRounds: number;
  seed: number;
  say?: (line: string) => void;
};

export type RigResult = {
  rig: string;
  seed: number;
  rounds: number;
  /** Acknowledged by the product, and noted outside it. */
  recorded: number;
  lost: number;
  doubled: number;
  /** In words: what was found besides, with the round it was found in. */
  broken: string[];
  control: { what: string; rounds: number; caughtIn: number };
};
export type SkippedRig = { rig: string; skipped: string };

/** A control that loses less often than this shows that the rig is too blunt; in a few rounds one may get away. */
const CONTROL_MUST_LOSE = 0.9;

export function isSkipped(result: RigResult | SkippedRig): result is SkippedRig {
  return 'skipped' in result;
}

export function failuresOf({ rig, rounds, recorded, lost, doubled, broken, control }: RigResult): string[] {
  const failures = [...broken];
  if (lost > 0) failures.push(`${lost} of ${recorded} acknowledged entries are lost`);
  if (doubled > 0) failures.push(`${doubled} entries are doubled`);
  if (recorded < rounds) failures.push(`only ${recorded} entries in ${rounds} rounds: the rig tried nothing`);
  if (control.caughtIn < Math.max(1, Math.floor(control.rounds * CONTROL_MUST_LOSE)) && control.rounds > 0)
    failures.push(`the control (${control.what}) was caught in ${control.caughtIn} of ${control.rounds} rounds only`);
  return failures.map((failure) => `${rig}: ${failure}`);
}

/** So that nobody takes a rig that could not run for one that passed. */
export function sayLoudly({ rig, skipped }: SkippedRig): void {
  const line = '!'.repeat(100);
  console.warn(`\n${line}\n!! NOT RUN: ${rig}\n!! ${skipped}\n!! Nothing is proven by this run about what it looks for.\n${line}\n`);
}
