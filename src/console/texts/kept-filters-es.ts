// Lo que la consola dice de los filtros guardados, en español.
import type { keptFiltersEn } from './kept-filters-en.ts';

export const keptFiltersEs: typeof keptFiltersEn = {
  title: 'Filtros guardados',
  keep: 'Guardar filtros',
  manage: 'Guardar o cambiar',
  line: 'Le siguen a todos sus dispositivos. Solo se guarda lo elegido, no lo que escribió para buscar.',
  name: 'Nombre para los filtros puestos ahora',
  save: 'Guardar',
  none: 'Todavía no hay nada guardado.',
  nothingSet: 'Ponga antes un filtro; después déle aquí un nombre.',
  nameOf: (name) => `Nombre de «${name}»`,
  rename: 'Cambiar el nombre',
  renameNamed: (name) => `Cambiar el nombre de «${name}»`,
  remove: 'Borrar',
  removeNamed: (name) => `Borrar «${name}»`,
  nameMissing: 'Escriba un nombre.',
};
