// Lo que la consola dice de las claves para programas, en español.
import type { tokensEn } from './tokens-en.ts';

export const tokensEs: typeof tokensEn = {
  title: 'Programas que leen',
  line: 'Un programa puede leer por la API con una clave propia. Cada clave abre una sola cosa, en las sedes que usted elija y hasta un día fijo. Nunca abre lo que escribieron las personas.',
  make: 'Crear una clave',
  none: 'Todavía no hay claves.',
  nothing: 'La lista de claves necesita conexión con el servidor.',
  name: 'Qué la va a usar',
  nameMissing: 'Diga qué la va a usar.',
  scope: 'Abre',
  scopes: { reports: 'Cifras de los casos', 'case-rows': 'Casos, sin textos', 'entry-counts': 'Recuentos de valoraciones' },
  sites: 'En',
  lastDay: 'Último día',
  lastDayHint: 'Como mucho, dentro de un año.',
  lastUsed: 'Último uso',
  madeBy: 'Creada por',
  state: 'Estado',
  states: { good: 'En uso', expired: 'Caducada', revoked: 'Anulada' },
  secretTitle: (name: string) => `Clave para ${name}`,
  secretLine: 'Cópiela ahora: no se vuelve a mostrar. Quien la tenga puede leer lo que abre.',
  done: 'Listo',
  revoke: 'Anular',
  revokeNamed: (name: string) => `Anular la clave para ${name}`,
  revokeLine: 'A partir de ese momento no abre nada. No se puede deshacer.',
};
