// Lo que la consola dice de la búsqueda en el servidor, en español.
import { counting } from './counting.ts';
import type { wordSearchEn } from './word-search-en.ts';

const { count, plural } = counting('es');

export const wordSearchEs: typeof wordSearchEn = {
  title: 'Buscar en el servidor',
  line: 'Busca en todas las palabras que llegaron en esos días, no solo en las de su copia. La búsqueda queda registrada como una lectura, con lo que usted buscó.',
  words: 'Todas estas palabras',
  wordsHint: 'En cualquier orden; la última puede estar incompleta.',
  wordsMissing: 'Escriba al menos dos letras.',
  from: 'Llegados desde',
  to: 'hasta',
  start: 'Buscar',
  cancel: 'Cancelar',
  progress: 'Avance de la búsqueda',
  running: (looked, found) => `${count(looked)} leídos, ${count(found)} encontrados`,
  ended: {
    complete: (looked, found) => `${plural(found, 'comentario encontrado', 'comentarios encontrados')} entre ${count(looked)}.`,
    full: (looked, found) =>
      `Los ${count(found)} más recientes que coinciden, tras leer ${count(looked)}. Elija menos días o más palabras.`,
    cancelled: (looked, found) => `Cancelada tras leer ${count(looked)}; hasta ahora, ${count(found)} encontrados.`,
    rights: () => 'La búsqueda se detuvo: su cuenta ya no puede leer esto.',
  },
  closed: (n) => `${plural(n, 'comentario no se pudo abrir', 'comentarios no se pudieron abrir')}: la clave no está en el servidor.`,
  back: 'Volver a mi copia',
  offline: 'Esta búsqueda necesita conexión con el servidor.',
};
