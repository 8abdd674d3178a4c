// A small service charter, right in itself, and short ways to make it wrong.
import type { Configuration } from '../../../src/protocol/configuration.ts';
import type { Standards } from '../../../src/protocol/standards.ts';
import { sampleShown } from '../kiosk/sample-configuration.ts';

export function aCharter(change: Partial<Standards> = {}): Standards {
  return {
    title: { en: 'Our promises', es: 'Nuestras promesas' },
    departments: [
      { id: 'desk', name: { en: 'Front desk', es: 'Recepción' } },
      { id: 'records', name: { en: 'Records', es: 'Archivo' } },
    ],
    services: [
      {
        id: 'lost-property',
        name: { en: 'Lost property', es: 'Objetos perdidos' },
        department: 'desk',
        requirements: [{ en: 'A description', es: 'Una descripción' }],
        cost: { en: 'Free', es: 'Gratis' },
        promised: { text: { en: '20 minutes', es: '20 minutos' }, time: { value: 20, unit: 'minutes' } },
      },
      { id: 'certificate', name: { en: 'Police certificate', es: 'Certificado de conducta' }, department: 'records' },
    ],
    escalation: [
      { to: 'organisation', name: { en: 'The head', es: 'La dirección' }, address: ['1 High Street'], phones: ['+1 345 555 0100'] },
      { to: 'independent', name: { en: 'The ombudsman', es: 'El defensor' }, web: 'www.ombudsman.example' },
    ],
    ...change,
  };
}

export function withCharter(change: Partial<Standards> = {}, more: Partial<Configuration> = {}): Configuration {
  return { ...sampleShown().configuration, standards: aCharter(change), ...more };
}
