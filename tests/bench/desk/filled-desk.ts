// The filled desk on each engine, and three stations of it on one: made once for both runs of a benchmark, gone with its scratch folder.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '../../../src/server/store/open-store.ts';
import { startPostgres } from '../../support/postgres.ts';
import type { BenchContext } from '../comparison.ts';
import { copyToPostgres } from './copy-to-postgres.ts';
import { DESK_SIZES, STATION_SIZES } from './desk-size.ts';
import { fillDesk } from './fill-desk.ts';

/** `env`: of a collector on it. */
export type FilledDesk = { engine: 'SQLite' | 'PostgreSQL'; env: Record<string, string> };
type Size = { entries: number; cases: number };
export type FilledDesks = Size & { desks: FilledDesk[] };

export const filledDesks = once(fillBoth);
/** Gives what a collector on it is started with. */
export const filledStations = once(fillStations);

function once<Made>(make: (context: BenchContext) => Promise<Made>): (context: BenchContext) => Promise<Made> {
  const made = new WeakMap<BenchContext, Promise<Made>>();
  return (context) => {
    const known = made.get(context) ?? make(context);
    made.set(context, known);
    return known;
  };
}

async function fillBoth({ scratch, quick, kept, say }: BenchContext): Promise<FilledDesks> {
  const dataDir = mkdtempSync(join(scratch, 'desk-'));
  const fill = (folder: string) => fillDesk(folder, DESK_SIZES[quick ? 'quick' : 'full'], say);
  const size = await (kept === undefined ? fill(dataDir) : copyOfKept(kept, dataDir, fill));
  const url = await (await startPostgres()).url('desk');
  await copyToPostgres(join(dataDir, 'candour.sqlite'), url, dataDir, say);
  const env = { CANDOUR_DATA_DIR: dataDir };
  return {
    ...size,
    desks: [
      { engine: 'SQLite', env },
      { engine: 'PostgreSQL', env: { ...env, CANDOUR_DATABASE_URL: url } },
    ],
  };
}

/** What is measured writes too, so the kept one stays as it was filled. It may be from before a migration. */
async function copyOfKept(folder: string, dataDir: string, fill: (folder: string) => Promise<Size>): Promise<Size> {
  const note = join(folder, 'filled.json');
  if (!existsSync(note)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(note, JSON.stringify(await fill(folder)));
  }
  cpSync(folder, dataDir, { recursive: true });
  await (await openStore({ dataDir })).close();
  return JSON.parse(readFileSync(note, 'utf8')) as Size;
}

async function fillStations({ scratch, quick, say }: BenchContext): Promise<Record<string, string>> {
  const dataDir = mkdtempSync(join(scratch, 'stations-'));
  await fillDesk(dataDir, STATION_SIZES[quick ? 'quick' : 'full'], say);
  return { CANDOUR_DATA_DIR: dataDir };
}
