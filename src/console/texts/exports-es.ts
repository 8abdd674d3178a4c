// What the console says where files are exported, in Spanish.
import type { Texts } from './en.ts';

export const exportsEs: Texts['exports'] = {
  title: 'Exportar',
  entries: 'Registros uno por uno',
  cases: 'Casos',
  casesLine:
    'Los casos recibidos en un periodo que usted puede ver. No incluye lo que escribieron las personas, ni sus nombres, ni sus datos de contacto.',
  form: 'Qué es cada línea',
  forms: { rows: 'Un caso, tal como está', facts: 'Algo que pasó con un caso' },
  kind: 'Tipo',
  allKinds: 'Todos los tipos',
  site: 'Sede',
  allSites: 'Todas las sedes',
  line: 'Todos los registros de un periodo, uno por uno, para sus propios análisis. Incluye valoraciones y motivos; no incluye textos.',
  recorded: 'De cada exportación quedan registrados su nombre, el periodo y la hora.',
  kiosk: 'Quiosco',
  all: 'Todos los quioscos',
  from: 'Desde',
  to: 'Hasta',
  csv: 'Descargar CSV',
  csvHint: 'para hojas de cálculo',
  json: 'Descargar JSON',
  jsonHint: 'para programas',
  offline: 'Para exportar hace falta conexión con el servidor.',
  wrongDates: 'El primer día no puede ser posterior al último.',
};
