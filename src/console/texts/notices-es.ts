// Lo que la consola dice de los avisos, en español.
import type { noticesEn } from './notices-en.ts';

export const noticesEs: typeof noticesEn = {
  title: 'Avisos',
  line: 'Casos suyos en los que algo le espera. Un aviso desaparece solo cuando ya no hay motivo para él.',
  none: 'No hay nada que le espere.',
  bell: (unread) => (unread === 0 ? 'Avisos, ninguno sin leer' : `Avisos, ${unread.toLocaleString('es')} sin leer`),
  unread: 'Nuevo',
  markAll: 'Marcar todo como leído',
  sentences: {
    overdue: 'Un caso suyo está fuera de plazo.',
    'due-today': 'Un caso suyo vence hoy.',
    undelivered: 'Puede que una carta suya no haya llegado.',
    reply: 'Hay una respuesta en un caso suyo.',
    given: 'Le asignaron un caso.',
  },
  several: (count) => `${count.toLocaleString('es')} avisos nuevos sobre casos suyos.`,
  tellHere: 'Avisarme en este dispositivo',
  tellHint: 'También mientras mira otra cosa. Solo se muestra una referencia, sin nombres ni textos.',
  tellDenied: 'Su navegador no lo permite. Puede cambiarlo en sus ajustes para este sitio.',
};
