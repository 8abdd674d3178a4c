// What a person at the terminal needs after a start: where things are, and for each organisation the link that pairs a kiosk, the
// one-time set-up link, the PIN of new kiosks. Told on standard output, not in the log: some of it is secret and is said once.
import type { Started } from './start-collector.ts';

export type Pairing = { organisation: string; kiosk: string; link: string };

export function announcement({ url, setUpLinks, seeded, pairings }: Announced): string {
  const organisations = [...new Set([...pairings, ...setUpLinks, ...seeded].map(({ organisation }) => organisation))].sort();
  return [
    '',
    `Candour is running.`,
    '',
    `  Kiosk     ${url}/kiosk/`,
    `  Console   ${url}/console/`,
    ...organisations.flatMap((id) => ['', `  ${id}`, ...linesOf(id, { setUpLinks, seeded, pairings })]),
    '',
  ].join('\n');
}

type Announced = Pick<Started, 'url' | 'setUpLinks' | 'seeded'> & { pairings: readonly Pairing[] };

function linesOf(id: string, { setUpLinks, seeded, pairings }: Omit<Announced, 'url'>): string[] {
  const its = <T extends { organisation: string }>(list: readonly T[]) => list.filter(({ organisation }) => organisation === id);
  return [
    ...its(pairings).map(({ kiosk, link }) => `  Kiosk     ${link}  (pairs "${kiosk}"; good for ten minutes)`),
    ...its(setUpLinks).map(({ link }) => `  Set up    ${link}  (first administrator of "${id}"; good for a day)`),
    ...its(seeded).map(({ pin }) => `  PIN       ${pin}  (staff panel of the kiosks of "${id}"; shown only now)`),
  ];
}
