// What the console says of tagged ratings, in Spanish.
import { TAP_RULES } from '../../protocol/tap-rules.ts';
import type { tapsEn } from './taps-en.ts';

const count = (n: number) => n.toLocaleString('es');
const seconds = (ms: number) => ms / 1000;

export const tapsEs: typeof tapsEn = {
  title: 'Valoraciones marcadas',
  tagged: 'Marcas',
  views: { with: 'Todas las valoraciones', without: 'Sin las marcadas', only: 'Solo las marcadas' },
  tags: { 'quick-repeat': 'Repetición rápida', run: 'Serie', 'out-of-hours': 'Fuera de horario' },
  rules: {
    'quick-repeat': `Repetición rápida: menos de ${seconds(TAP_RULES.quickRepeatUnderMs)} segundos después de la visita anterior.`,
    run: `Serie: una de ${TAP_RULES.runOf} o más visitas seguidas con la misma respuesta, con menos de ${seconds(TAP_RULES.runGapUnderMs)} segundos entre ellas.`,
    'out-of-hours': 'Fuera de horario: la oficina estaba cerrada, según el horario que mostraba el quiosco.',
  },
  explained:
    'Se guarda cada toque, y de cada visita cuenta la última valoración. Las que encuentran estas reglas quedan marcadas; ninguna se cambia ni se deja fuera si usted no lo pide.',
  explain: 'Cómo se marcan las valoraciones',
  ofWhich: (n, of) => `${count(n)} de ${count(of)} ${of === 1 ? 'valoración' : 'valoraciones'}: ${n === 1 ? 'marcada' : 'marcadas'}`,
  indexWithout: (index) => `Índice sin ellas: ${index}`,
  shownTagged: (n) => `de ellos, ${count(n)} ${n === 1 ? 'marcado' : 'marcados'}`,
  inInbox: { without: 'Sin los marcados', only: 'Solo los marcados' },
};
