// A small configuration with everything the editor edits, in two languages.
import * as v from 'valibot';
import { Configuration } from '../../../src/protocol/configuration.ts';

const both = (en: string, es = en) => ({ en, es });

export function aConfiguration(): Configuration {
  return v.parse(Configuration, {
    v: 1,
    organisation: { id: 'org', name: both('Organisation') },
    site: { id: 'site', name: both('Site'), timeZone: 'America/Cayman' },
    kiosk: { id: 'lobby', name: 'Lobby' },
    locales: ['en', 'es'],
    attract: { title: both('How was it?', '¿Qué tal?'), invitation: both('Touch') },
    notice: { title: both('Not here'), lines: [both('Call 911'), both('Speak to us'), both('Write to us')] },
    flow: [
      { type: 'rating', id: 'today', text: both('How was our service?'), scale: 'faces-4' },
      {
        type: 'reasons',
        id: 'why',
        text: both('Why?'),
        options: [
          { id: 'waiting', text: both('Waiting', 'Espera') },
          { id: 'courtesy', text: both('Courtesy', 'Trato') },
          { id: 'outcome', text: both('Outcome', 'Resultado') },
        ],
      },
      { type: 'comment', id: 'words', text: both('Anything else?'), hint: both('No names'), maxLength: 400 },
    ],
    thanks: { title: both('Thank you') },
    idle: { warnAfterMs: 30_000, resetAfterMs: 20_000, thanksForMs: 5_000 },
    sync: { intervalMs: 60_000 },
    toBeConfirmed: ['/notice/lines/0', '/notice/lines/2/en', '/flow/2/hint'],
  });
}
