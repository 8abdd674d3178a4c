// How large the desk is that is measured: an organisation of some size after two years.
export type DeskSize = { days: number; kiosks: number; casesByHandADay: number; entries: number; cases: number };

/** `entries` and `cases`: at least so many are made; the filling fails if they are not. */
export const DESK_SIZES: Record<'quick' | 'full', DeskSize> = {
  quick: { days: 37, kiosks: 24, casesByHandADay: 8, entries: 50_000, cases: 2_500 },
  full: { days: 720, kiosks: 24, casesByHandADay: 8, entries: 1_000_000, cases: 50_000 },
};
export const DESK = 'mps-belize';
export const DESK_SITES = 12;
