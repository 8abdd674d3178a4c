// What the console says of a kiosk's health and of its ledger, in Spanish.
import { counting } from './counting.ts';
import type { Texts } from './en.ts';

const { count, plural } = counting('es');
const wereLost = (n: number) => plural(n, 'registro perdido', 'registros perdidos');
const ratingsAndMessages = (ratings: number, messages: number) =>
  [
    ...(ratings > 0 ? [plural(ratings, 'valoración', 'valoraciones')] : []),
    ...(messages > 0 ? [plural(messages, 'mensaje', 'mensajes')] : []),
  ].join(' y ');
const turnedAway = (ratings: number, messages: number) =>
  ratings + messages === 0 ? '' : ` Ha rechazado ${ratingsAndMessages(ratings, messages)}.`;

export const healthEs: Texts['health'] = {
  lights: { green: 'Todo bien', amber: 'Revisar pronto', red: 'Actuar ya', grey: 'Sin uso' },
  well: (since) => `En contacto ${since}.`,
  allArrived: 'Todo lo que ha registrado ha llegado.',
  toCome: (n) => `${n === 1 ? 'Falta' : 'Faltan'} por llegar ${plural(n, 'registro', 'registros')}.`,
  notInUse: {
    unpaired: 'Todavía sin vincular: no recoge opiniones.',
    revoked: 'Revocado: ya no recoge opiniones.',
    silent: 'Vinculado, pero aún sin contacto.',
  },
  notInUseTodo: {
    unpaired: 'Cree un código de vinculación e introdúzcalo en el quiosco.',
    revoked: null,
    silent: 'Compruebe que está encendido y que llega al servidor.',
  },
  rules: {
    noNewMessages: (ratings, messages) => `Su memoria está llena: no acepta valoraciones ni mensajes.${turnedAway(ratings, messages)}`,
    noNewRatings: (ratings, messages) => `Su memoria está casi llena: no acepta valoraciones nuevas.${turnedAway(ratings, messages)}`,
    copyMissing: (copy) =>
      copy === 'database'
        ? 'Su base de datos no se puede abrir: lo que registra se escribe una sola vez, en el diario, en lugar de dos.'
        : 'Su diario no se puede abrir: lo que registra se escribe una sola vez, en la base de datos, en lugar de dos.',
    doubled: (when) =>
      `Dio el mismo número a registros distintos, detectado por última vez ${when}: hay una copia de él en uso, o su base de datos estuvo sola un tiempo.`,
    rewound: (when) => `Volvió una copia antigua de su memoria (${when}): comunica menos registros que antes.`,
    revokedWaiting: (n) => `Revocado con ${plural(n, 'registro', 'registros')} sin enviar.`,
    safeMode: 'Fallaba una y otra vez al arrancar: funciona en modo seguro, con la última configuración que sirvió, y sigue enviando.',
    copyBehindLong: 'Sus dos copias difieren desde hace más de una hora: lo más reciente está escrito una sola vez.',
    replaced: (when) => `Se borró su memoria: volvió con un libro nuevo ${when}.`,
    lost: (n) => `${wereLost(n)}: no queda ninguna copia.`,
    chainBroken: (when) => `Su cadena está rota: un registro no sigue al anterior (${when}).`,
    overdue: (since) => `Último contacto ${since}. Sigue recogiendo opiniones y las enviará después.`,
    refused: (revision, reason) => `Rechazó la configuración ${revision}: ${reason}. Sigue con la anterior.`,
    shelved: (n) =>
      n === 1
        ? '1 registro apartado en el quiosco: el servidor no pudo aceptarlo.'
        : `${count(n)} registros apartados en el quiosco: el servidor no pudo aceptarlos.`,
    restarts: (n) =>
      n === 1
        ? 'Se reinicia una y otra vez: el último arranque no llegó a estabilizarse.'
        : `Se reinicia una y otra vez: los últimos ${count(n)} arranques no llegaron a estabilizarse.`,
    restartsDaily: (perDay) => `Se reinicia a menudo: ${plural(perDay, 'vez', 'veces')} al día.`,
    failedShell: (version) => `La versión ${version} no funcionó en él; sirve la anterior.`,
    copyBehind: 'Una de sus dos copias va por detrás de la otra y se está reparando.',
    storageFilling: (percent) => `Su memoria está llena al ${percent} %.`,
    notPersisted: 'El navegador puede borrar sus datos si falta espacio.',
    clockOff: (duration) => `Su reloj se desvía ${duration}; las horas se corrigen al llegar.`,
    toBeConfirmed: (n) =>
      n === 1 ? 'Nadie ha confirmado todavía 1 dato de su pantalla.' : `Nadie ha confirmado todavía ${count(n)} datos de su pantalla.`,
  },
  todo: {
    noNewMessages: 'Conéctelo para que envíe y gane espacio; si no, libere espacio en el equipo.',
    noNewRatings: 'Conéctelo para que envíe y gane espacio; si no, libere espacio en el equipo.',
    copyMissing: 'Reinicie el quiosco. Si sigue igual, haga revisar su disco.',
    doubled:
      'Busque una copia del equipo; apáguela y vuelva a vincular este quiosco. Si no la hay, nada se ha perdido: se guardan ambos registros.',
    rewound: 'Averigüe quién restauró una copia de seguridad en el equipo. No reponga nunca la memoria de un quiosco.',
    revokedWaiting: 'Vincúlelo de nuevo para recibirlos, o guárdelos en el quiosco en un archivo de rescate.',
    safeMode: 'Corrija su configuración y publíquela, o reinicie el quiosco.',
    copyBehindLong: 'Reinicie el quiosco. Si sigue igual, haga revisar su disco.',
    replaced: 'Averigüe qué borró los datos del navegador. Abajo se indica lo que falta.',
    lost: 'Haga revisar el disco del equipo. Abajo se indican los números.',
    chainBroken: 'Avise a quien administra el servidor; no toque el quiosco hasta que lo haya examinado.',
    overdue: 'Compruebe la corriente y la red.',
    refused: 'Corrija la configuración y publíquela de nuevo.',
    shelved: 'Actualice el servidor: el quiosco los ofrece de nuevo por sí solo.',
    restarts: 'Revise el quiosco: corriente, memoria, navegador.',
    restartsDaily: 'Revise el quiosco: corriente, memoria, navegador.',
    failedShell: 'Avise a quien instala las versiones nuevas.',
    copyBehind: null,
    storageFilling: 'Conéctelo para que envíe y gane espacio.',
    notPersisted: 'Instale la aplicación en el equipo o use la directiva de navegador incluida.',
    clockOff: 'Ponga en hora el equipo o deje que siga un servidor de hora.',
    toBeConfirmed: 'Revíselos en «Configurar».',
  },
  notes: {
    refusals: (ratings, messages) => `Rechazado por falta de espacio desde que se vinculó: ${ratingsAndMessages(ratings, messages)}.`,
    error: (what, when) => `Último error${when ? ` ${when}` : ''}: ${what}`,
  },
  ledger: {
    title: 'Libro de registros',
    recorded: 'Registrados',
    received: 'recibidos',
    gap: 'faltan',
    count,
    asOf: (since) => `datos de ${since}`,
    waiting: 'Sin enviar:',
    waitingLine: (n, oldest) =>
      `${n === 1 ? '1 registro espera' : `${count(n)} registros esperan`} en el quiosco${oldest ? `, el más antiguo de ${oldest}` : ''}.`,
    lost: 'Perdido:',
    lostLine: (n) => `${plural(n, 'registro', 'registros')} que ya nadie puede enviar.`,
    unknown: 'Desconocido:',
    unknownLine: (since) => `lo que haya registrado desde su último contacto, ${since}. De registros posteriores no se sabe nada.`,
    unknownAfter: (since) =>
      `lo que registró después de su último contacto con este libro, ${since}. De registros posteriores no se sabe nada.`,
    numbers: (list, n) => `${n === 1 ? 'Número' : 'Números'} ${list}.`,
    numbersFolded: (places, first, last) => `Números en ${count(places)} lugares, del ${first} al ${last}`,
    notNamed: (n) => (n === 1 ? 'Otro registro no se indica aquí.' : `Otros ${count(n)} registros no se indican aquí.`),
    earlier: (n, lost) =>
      `${plural(n, 'libro anterior', 'libros anteriores')}: ${lost === 0 ? 'nada perdido que se sepa' : wereLost(lost)}`,
    alarms: {
      replaced: 'Memoria borrada: el quiosco volvió con un libro nuevo.',
      doubled: 'Dos registros tienen el mismo número: una copia del quiosco, o su base de datos estuvo sola un tiempo.',
      rewound: 'Volvió una copia antigua: menos registros que antes.',
      'chain-broken': 'Cadena rota: un registro no sigue al anterior.',
    },
  },
  attention: {
    none: (all) => (all === 1 ? 'El quiosco no necesita nada.' : `Ninguno de los ${count(all)} quioscos necesita atención.`),
    some: (red, amber, all) =>
      `${count(red + amber)} de ${plural(all, 'quiosco', 'quioscos')} ${red + amber === 1 ? 'necesita' : 'necesitan'} atención: ${[
        ...(red > 0 ? [`${count(red)} ya`] : []),
        ...(amber > 0 ? [`${count(amber)} pronto`] : []),
      ].join(', ')}.`,
    filter: 'Quioscos que se muestran',
    all: 'Todos',
    needing: 'Necesitan atención',
  },
};
