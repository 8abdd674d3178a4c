// What the shipped services must do for a visitor, by id, at the kiosk and at the desk after it, and the check that each has a test at a real kiosk
// or console whose title begins with it.

const FROM_THE_KIOSK_ON: readonly string[] = [
  ...['CY1', 'CY2', 'CY3'],
  ...['BZ1', 'BZ2', 'BZ3', 'BZ5', 'BZ6', 'BZ7', 'BZ8', 'BZ9', 'BZ10', 'BZ11'],
  ...['JE1', 'JE2', 'JE3', 'JE4', 'JE5'],
  ...['KE1', 'KE2', 'KE3', 'KE4', 'KE5'],
  ...['JM2', 'JM3', 'JM5', 'JM6'],
];

/** `specs`: the text of each file of tests at a kiosk or a console. */
export function demandComplaints(specs: readonly string[]): string[] {
  const shown = new Set(specs.flatMap(idsIn));
  return FROM_THE_KIOSK_ON.filter((id) => !shown.has(id)).map((id) => `${id}: no test in tests/e2e has a title that begins with it`);
}

/** `test('KE3, KE4: …` */
function idsIn(spec: string): string[] {
  const titles = spec.matchAll(/^test\(\s*['"`]((?:[A-Z]{2}\d+(?:, )?)+):/gm);
  return [...titles].flatMap(([, ids = '']) => ids.split(', '));
}
