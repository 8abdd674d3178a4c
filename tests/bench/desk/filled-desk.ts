// The filled desk on each engine: made once for both runs of the benchmark, gone with its scratch folder.
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { startPostgres } from '../../support/postgres.ts';
import type { BenchContext } from '../comparison.ts';
import { copyToPostgres } from './copy-to-postgres.ts';
import { DESK_SIZES } from './desk-size.ts';
import { fillDesk } from './fill-desk.ts';

/** `env`: of a collector on it. */
export type FilledDesk = { engine: 'SQLite' | 'PostgreSQL'; env: Record<string, string> };
export type FilledDesks = { desks: FilledDesk[]; entries: number; cases: number };

const made = new WeakMap<BenchContext, Promise<FilledDesks>>();

export function filledDesks(context: BenchContext): Promise<FilledDesks> {
  const known = made.get(context) ?? fillBoth(context);
  made.set(context, known);
  return known;
}

async function fillBoth({ scratch, quick, say }: BenchContext): Promise<FilledDesks> {
  const dataDir = mkdtempSync(join(scratch, 'desk-'));
  const size = await fillDesk(dataDir, DESK_SIZES[quick ? 'quick' : 'full'], say);
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
