// The port to filters that people keep: each their own.

export type KeptFilterRow = {
  organisation: string;
  person: string;
  id: string;
  page: string;
  name: string;
  /** JSON of a `KeptFilter`. */
  kept: string;
  keptAt: number;
};

export type KeptFilterStore = {
  /** By name. */
  filters(organisation: string, person: string): Promise<KeptFilterRow[]>;
  /** New, or instead of the same id. `taken`: another one of the page has the name; `full`: there are `most` already. */
  keep(filter: KeptFilterRow, most: number): Promise<'kept' | 'taken' | 'full'>;
  /** False: there was none. */
  forget(organisation: string, person: string, id: string): Promise<boolean>;
};
