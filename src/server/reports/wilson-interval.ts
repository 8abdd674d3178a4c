// The 95 % interval of a share (Wilson's score interval), in per cent: honest also for few answers, and for none or all. Pure.

/** Two-sided 95 % of the normal distribution. */
const Z = 1.96;

/** `part` of `all`, of which there is at least one. */
export function wilsonInterval(part: number, all: number): [low: number, high: number] {
  const share = part / all;
  const spread = Z ** 2 / all;
  const middle = (share + spread / 2) / (1 + spread);
  const reach = (Z * Math.sqrt((share * (1 - share)) / all + spread / (4 * all))) / (1 + spread);
  return [Math.max(0, middle - reach) * 100, Math.min(1, middle + reach) * 100];
}
