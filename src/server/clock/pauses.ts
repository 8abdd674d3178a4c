// Times in which an organisation waits for the person: what of them counts, without counting anything twice. Pure.

/** `isOn`: it had not ended at the end of what is looked at. */
export type Pause = { from: number; until: number; isOn: boolean };

/** Those between the two moments, in order; where several run at once they are one. */
export function pausesWithin(pauses: readonly { from: number; until: number | null }[], start: number, end: number): Pause[] {
  const within = pauses
    .map(({ from, until }) => ({ from: Math.max(from, start), until: Math.min(until ?? end, end), isOn: until === null || until > end }))
    .filter(({ from, until }) => from <= until)
    .sort((a, b) => a.from - b.from);
  const merged: Pause[] = [];
  for (const pause of within) {
    const last = merged.at(-1);
    if (last && pause.from <= last.until) {
      last.until = Math.max(last.until, pause.until);
      last.isOn ||= pause.isOn;
    } else merged.push({ ...pause });
  }
  return merged;
}
