// How large the desk is that is measured: an organisation of some size after two years.

/** `sites`: those that have kiosks; without, all of them. */
export type DeskSize = { days: number; kiosks: number; casesByHandADay: number; entries: number; cases: number; sites?: readonly string[] };
type Sizes = Record<'quick' | 'full', DeskSize>;

/** `entries` and `cases`: at least so many are made; the filling fails if they are not. */
export const DESK_SIZES: Sizes = {
  quick: { days: 37, kiosks: 24, casesByHandADay: 8, entries: 50_000, cases: 2_500 },
  full: { days: 720, kiosks: 24, casesByHandADay: 8, entries: 1_000_000, cases: 50_000 },
};
export const DESK = 'mps-belize';
export const DESK_SITES = 12;

/** Three of its sites, and what somebody there sees of the desk: nothing else is filled for a console. */
export const STATIONS = ['station-3', 'station-4', 'station-5'];
const AT_STATIONS = { kiosks: 6, casesByHandADay: 2, sites: STATIONS };
export const STATION_SIZES: Sizes = {
  quick: { ...AT_STATIONS, days: 37, entries: 12_000, cases: 600 },
  full: { ...AT_STATIONS, days: 820, entries: 280_000, cases: 14_000 },
};
