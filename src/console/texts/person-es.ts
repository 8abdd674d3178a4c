// Lo que la consola dice de los datos de una persona, en español.
import { counting } from './counting.ts';
import type { personEn } from './person-en.ts';

const { plural } = counting('es');
const left = (n: number) => plural(n, 'comentario o mensaje', 'comentarios y mensajes');
const texts = (n: number) => plural(n, 'texto', 'textos');
const cases = (n: number) => plural(n, 'caso', 'casos');

export const personEs: typeof personEn = {
  title: 'Una persona',
  findLine:
    'Encuentre todo lo que hay sobre una persona en las palabras de un período. Queda registrado como una lectura. Lo que escriba se guarda sellado y desaparece cuando se borran las palabras de la persona.',
  apart:
    'Buscar y exportar es cosa de supervisión; borrar y retener, de administración: así nadie hace las dos cosas a solas. Guarde la lista y désela a alguien de administración para que borre: no contiene palabras.',
  name: 'Nombre',
  email: 'Correo electrónico',
  phone: 'Teléfono',
  reference: 'Referencia',
  oneNeeded: 'Rellene al menos uno de estos campos, con tres caracteres o más.',
  find: 'Buscar',
  cancel: 'Cancelar',
  progress: 'La búsqueda está en marcha',
  looked: (n) => plural(n, 'texto leído', 'textos leídos'),
  cancelled: 'Cancelada. No se muestra nada.',
  found: (entries, ofCases, looked) => `Se encontraron ${left(entries)} y ${cases(ofCases)} entre ${texts(looked)}.`,
  nothingFound: (looked) => `No se encontró nada entre ${texts(looked)}.`,
  closed: (n) => `${plural(n, 'texto no se pudo abrir', 'textos no se pudieron abrir')}: nadie puede decir a quién nombran.`,
  columns: { what: 'Qué', where: 'Dónde', day: 'Recibido', by: 'Encontrado por', hold: 'Retención legal', take: 'Elegir' },
  kinds: { message: 'Mensaje', comment: 'Comentario', survey: 'Encuesta' },
  aCase: (reference) => `Caso ${reference}`,
  by: { name: 'Nombre', email: 'Correo electrónico', phone: 'Teléfono', reference: 'Referencia', related: 'Va con ello' },
  take: (what) => `Elegir: ${what}`,
  chosen: (n) => plural(n, 'elegido', 'elegidos'),
  saveList: 'Guardar la lista para administración',
  exportTitle: 'Dar a la persona lo que se guarda de ella',
  exportLine:
    'Antes tienen que desaparecer los nombres de otras personas. Mire lo que saldría, añada cada nombre que no deba salir y vuelva a mirar. Cada mirada queda registrada.',
  others: 'Nombres de otras personas, uno por línea',
  othersHint: 'Se tachan dondequiera que estén, en mayúsculas o minúsculas.',
  show: 'Mirar lo que sale',
  preview: 'Lo que sale',
  checked: 'Lo he leído: no nombra a nadie más.',
  saveText: 'Guardar como texto',
  saveJson: 'Guardar como JSON',
  eraseLine:
    'Supervisión encuentra lo que se guarda de una persona y le da la lista. Aquí se ponen y se levantan retenciones legales, y se borra. Usted no ve palabras.',
  openList: 'Abrir la lista que guardó supervisión',
  notAList: 'Este archivo no es una lista que haya guardado supervisión.',
  held: { court: 'Tribunal', police: 'Policía', ombudsman: 'Defensoría', audit: 'Auditoría', other: 'Otro motivo' },
  withIt: 'Retenido con aquello a lo que pertenece',
  hold: 'Retener',
  holdOf: (what) => `Retener: ${what}`,
  holdLine: 'Mientras dure, nadie borra nada de ello, tampoco cuando se cumple su plazo.',
  ground: 'Motivo',
  place: 'Poner la retención',
  lift: 'Levantar',
  liftOf: (what) => `Levantar la retención legal sobre ${what}`,
  liftLine: 'Desde entonces se puede borrar, y desaparece solo cuando se cumple su plazo.',
  erase: 'Borrar lo elegido',
  eraseTitle: '¿Borrar para siempre?',
  goes: 'Esto desaparece',
  goesWords: (entries, ofCases) =>
    `Las palabras de ${left(entries)} y todas las de ${cases(ofCases)}: lo que se dejó, notas, cartas, datos de contacto. También de las copias en los dispositivos, y aquello por lo que se buscó.`,
  stays: 'Esto se queda',
  staysFacts: 'Que hubo algo: lugares, días, clases, estados, resultados y referencias.',
  staysHeld: (n) => `${plural(n, 'cosa con retención legal', 'cosas con retención legal')}, con todas sus palabras.`,
  staysUnchosen: (n) => `${plural(n, 'cosa que no eligió', 'cosas que no eligió')}.`,
  noWayBack: 'No se puede deshacer, y una copia de seguridad no lo devuelve.',
  understood: 'He comprobado que es la persona correcta.',
  eraseNow: 'Borrar para siempre',
  erased: (entries, ofCases, facts) => `Borrado: las palabras de ${left(entries)}, y ${texts(facts)} de ${cases(ofCases)}.`,
  holdsTitle: 'Retenciones legales vigentes',
  noHolds: 'No hay ninguna.',
  placedBy: 'Desde',
  anEntry: 'Comentario o mensaje',
  offline: 'Esto necesita conexión con el servidor.',
};
