// What a person at the terminal needs after a start: where things are, the one-time set-up links, the PIN of new kiosks. Told on
// standard output, not in the log: some of it is secret and is said once.
import type { Started } from './start-collector.ts';

export function announcement({ url, setUpLinks, seeded, pairing }: Announced): string {
  return [
    '',
    `Candour is running.`,
    '',
    `  Kiosk     ${pairing ? `${pairing.link}  (pairs "${pairing.kiosk}"; good for ten minutes)` : `${url}/kiosk/`}`,
    `  Console   ${url}/console/`,
    ...setUpLinks.map(({ organisation, link }) => `  Set up    ${link}  (first administrator of "${organisation}"; good for a day)`),
    ...seeded.map(({ organisation, pin }) => `  PIN       ${pin}  (staff panel of the kiosks of "${organisation}"; shown only now)`),
    '',
  ].join('\n');
}

type Announced = Pick<Started, 'url' | 'setUpLinks' | 'seeded'> & { pairing: { kiosk: string; link: string } | null };
