// What the console says of filters that somebody keeps, in English.
export const keptFiltersEn = {
  title: 'Kept filters',
  keep: 'Keep filters',
  manage: 'Keep or change',
  line: 'They follow you to every device. Only what is chosen is kept, not what you typed to search by.',
  name: 'Name for the filters that are set now',
  save: 'Keep',
  none: 'Nothing kept yet.',
  nothingSet: 'Set a filter first, then give it a name here.',
  nameOf: (name: string) => `Name of “${name}”`,
  rename: 'Rename',
  renameNamed: (name: string) => `Rename “${name}”`,
  remove: 'Delete',
  removeNamed: (name: string) => `Delete “${name}”`,
  nameMissing: 'Please enter a name.',
};
