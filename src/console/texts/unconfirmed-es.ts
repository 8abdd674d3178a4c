// Lo que los archivos de una organización prometen y nadie ha confirmado, en español.
import type { unconfirmedEn } from './unconfirmed-en.ts';

export const unconfirmedEs: typeof unconfirmedEn = {
  title: 'Plazos que no están en los documentos, por confirmar',
  line: 'Estas cifras están en los archivos de la organización y nadie allí las ha confirmado. Quien lo haga quita la marca en cases.json o retention.json e importa el archivo.',
  promises: { acknowledge: 'Se acusa recibo en', respond: 'Se responde en' },
  workingDays: (n) => (n === 1 ? '1 día hábil' : `${n} días hábiles`),
  workingMinutes: (n) => (n === 1 ? '1 minuto hábil' : `${n} minutos hábiles`),
  hours: 'Horas en que se trabaja en los casos',
  asFiled: 'como en cases.json',
  extension: 'Para un día más tarde, a la persona',
  needs: { agreement: 'se le pide que esté de acuerdo', notice: 'se le avisa' },
  holiday: (name) => `Día festivo: ${name}`,
  noHoliday: 'No es festivo',
  kept: (what) => `Cuánto se guarda: ${what}`,
  keptKinds: {
    comments: 'palabras de los comentarios',
    messages: 'mensajes que no son un caso',
    cases: 'palabras de los casos',
    counts: 'valoraciones y motivos',
    searches: 'con qué se buscó a personas',
    offlineCopies: 'copias en dispositivos sin contacto',
  },
  days: (n) => (n === 1 ? '1 día' : `${n.toLocaleString('es')} días`),
  forEver: 'para siempre',
  checkedUntil: (day) => `Nadie ha mirado los festivos después del ${day}: lo que vence más tarde también está por confirmar.`,
};
