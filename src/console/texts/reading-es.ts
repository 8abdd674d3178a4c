// What the console says about reading at kiosks, in Spanish.
import type { readingEn } from './reading-en.ts';

export const readingEs: typeof readingEn = {
  title: 'Leer en los quioscos',
  line: 'Lo que escriben los visitantes se sella antes de guardarse, también en el quiosco. Con una llave de seguridad o una clave de acceso propia puede abrir, en el panel del personal de un quiosco, los comentarios que aún no se han enviado, también sin red.',
  recorded: 'Cada lectura en un quiosco queda registrada allí y se envía al servidor.',
  enrol: 'Añadir una llave',
  enrolHint:
    'Use una llave que pueda llevar al quiosco: una llave de seguridad para conectar o acercar, o la clave de acceso de su teléfono. Una clave que se queda en este ordenador solo sirve aquí.',
  follow: 'Siga lo que le pida el navegador. Le preguntará dos veces: una para crear la llave y otra para probarla.',
  added:
    'Su llave se ha añadido. Debe aprobarla un administrador; tras su próximo contacto, el quiosco sellará también para ella los comentarios nuevos.',
  own: 'Sus llaves',
  ownKey: 'Llave de seguridad o clave de acceso',
  none: 'Aún no ha añadido ninguna llave.',
  waiting: 'Espera aprobación',
  approved: 'Aprobada',
  since: (day) => `Añadida el ${day}`,
  remove: 'Quitar',
  removeTitle: (name) => `¿Quitar la llave de ${name}?`,
  removeLine:
    'Desde su próximo contacto, ningún quiosco abrirá nada con ella. No se puede recuperar: una llave nueva solo abre lo que se selle a partir de entonces.',
  removeConfirm: 'Quitar la llave',
  approve: 'Aprobar',
  offline: 'Para esto hace falta conexión con el servidor.',
  noWebAuthn: 'Este navegador no puede usar aquí llaves de seguridad ni claves de acceso. Abra la consola por https, con su nombre.',
  section: 'Quién puede leer en los quioscos',
  sectionLine:
    'El personal añade sus propias llaves de seguridad. Apruebe una solo si sabe de quién es: abre los comentarios que esperan en los quioscos de las sedes de esa persona.',
  nobody: 'Nadie ha añadido una llave.',
  problems: {
    cancelled: 'No se añadió ninguna llave. Intente de nuevo o use otra; una que ya añadió no se puede añadir dos veces.',
    'no-secret': 'Esta llave no puede guardar el secreto que hace falta (WebAuthn PRF). Use otra.',
    'wrong-address': 'En esta dirección no se pueden crear llaves. Abra la consola con el nombre que usa la gente, no con un número.',
  },
};
