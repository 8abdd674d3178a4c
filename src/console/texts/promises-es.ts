// What the console says of kept promises, in Spanish.
import type { promisesEn } from './promises-en.ts';

const count = (n: number) => n.toLocaleString('es');

export const promisesEs: typeof promisesEn = {
  title: 'Promesas cumplidas',
  explained:
    'Lo que los visitantes dicen del plazo prometido, en días ya cerrados. Quienes no estaban seguros no cuentan en el porcentaje.',
  service: 'Servicio',
  promised: 'Prometido',
  kept: 'Cumplido',
  answers: 'Respuestas',
  nobody: 'todavía sin respuestas',
  tooFew: 'muy pocas respuestas para decirlo',
  share: (percent: number) => `${percent} %`,
  between: (low: number, high: number) => `entre ${low} y ${high} %`,
  of: (yes: number, sure: number) => `${count(yes)} de ${count(sure)}`,
  notSure: (n: number) => `${count(n)} sin estar seguro`,
};
