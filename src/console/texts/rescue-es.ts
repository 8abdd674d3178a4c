// What the console says where a rescue is brought in, in Spanish.
import type { rescueEn } from './rescue-en.ts';

const count = (n: number) => n.toLocaleString('es');
const plural = (n: number, one: string, many: string) => `${count(n)} ${n === 1 ? one : many}`;

export const rescueEs: typeof rescueEn = {
  title: 'Rescate',
  line: 'Cuando un quiosco no puede enviar, su panel de personal guarda en un archivo lo que está pendiente o muestra sus mensajes como códigos. Tráigalos aquí.',
  safe: 'Nada cuenta dos veces: ni al importar lo mismo otra vez, ni cuando el quiosco lo envíe más tarde. Cada importación queda registrada con su nombre.',
  offline: 'Para importar hace falta conexión con el servidor.',
  fileTitle: 'Desde un archivo',
  choose: 'Elegir un archivo de rescate',
  drop: 'O suéltelo aquí. Su nombre empieza por candour-rescue.',
  importing: (file, lines) => `${file}: línea ${count(lines)}…`,
  codesTitle: 'Desde códigos en la pantalla del quiosco',
  codesLine: 'Apunte la cámara a la pantalla del quiosco, con todo el código en la imagen, y no la mueva hasta que se hayan leído todos.',
  start: 'Leer códigos con la cámara',
  stop: 'Apagar la cámara',
  opening: 'Esperando a la cámara…',
  picture: 'Imagen de la cámara',
  looking: 'Buscando un código…',
  foreign: 'Hay un código, pero no es de un rescate de un quiosco.',
  readSoFar: (part, read, of) => `${count(read)} de ${count(of)} códigos leídos (serie ${part})`,
  stillMissing: (numbers) => `Todavía faltan: ${numbers}`,
  allRead: (part) => `Se han leído todos los códigos (serie ${part}). Importando…`,
  again: 'Intentar de nuevo',
  unreadable: 'Los códigos se leyeron, pero lo que llevan está dañado. Muéstrelos otra vez en el quiosco.',
  trouble: {
    refused: 'El navegador no permite la cámara. Permítala para esta página en los ajustes del navegador e inténtelo de nuevo.',
    none: 'No hay ninguna cámara disponible. Conecte una, o cierre lo que la esté usando, e inténtelo de nuevo.',
    insecure: 'La cámara solo funciona en una dirección segura (https).',
  },
  resultTitle: 'Lo que se importó',
  from: (kiosk) => `De ${kiosk}`,
  stored: (n) => plural(n, 'registro nuevo', 'registros nuevos'),
  nothingNew: 'Nada nuevo',
  duplicate: (n) => plural(n, 'registro ya estaba aquí', 'registros ya estaban aquí'),
  gone: (n) => plural(n, 'registro se borró antes y sigue borrado', 'registros se borraron antes y siguen borrados'),
  conflict: (n) =>
    plural(
      n,
      'registro no coincide con el que hay aquí con el mismo id; se queda el de aquí',
      'registros no coinciden con los que hay aquí con el mismo id; se quedan los de aquí',
    ),
  refusedEntries: (n) =>
    plural(
      n,
      'registro que el servidor no pudo aceptar; sigue en el quiosco',
      'registros que el servidor no pudo aceptar; siguen en el quiosco',
    ),
  missingParts: (numbers) => `Falta en este archivo: parte ${numbers}. Puede estar cortado. Guárdelo otra vez en el quiosco.`,
  nothing: 'En este archivo no hay ninguna parte de un rescate.',
  badLine: (line, problem) => `Línea ${count(line)}: ${problem}`,
  problems: {
    'not-a-part': 'No es una parte de un archivo de rescate. Puede estar dañada.',
    'rescue-altered': 'La firma no corresponde: se cambió o se cortó.',
    'rescue-closed': 'Está sellada con una clave que este servidor no tiene.',
    'rescue-unreadable': 'Lo que hay dentro está dañado.',
    'not-found': 'Es de un quiosco que no es de los suyos.',
    'shape-invalid': 'No tiene la forma que se espera.',
    'body-too-large': 'Es demasiado grande.',
  },
  stopped: (line, problem) =>
    `Se detuvo en la línea ${count(line)}. ${problem} Después elija otra vez el archivo: lo ya importado cuenta una sola vez.`,
};
