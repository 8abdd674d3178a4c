// `npm run erase -- <organisation> <entry> …`: erases entries for ever, by the ids that an export shows. May run beside the collector.

import { readEnvironment } from '../environment.ts';
import { eraseEntries } from '../erasures/erase-entries.ts';
import { erasureList } from '../erasures/erasure-list.ts';
import { openStore } from '../store/open-store.ts';

const USAGE = 'npm run erase -- <organisation> <entry> …   erase entries for ever, here and on any database restored later';
/** By the operator, at the command line. */
const ACTOR = 'operator';

const [organisation, ...ids] = process.argv.slice(2);
try {
  if (!organisation || ids.length === 0) throw new Error(USAGE);
  await erase(organisation, ids);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}

async function erase(of: string, entries: readonly string[]): Promise<void> {
  const settings = readEnvironment(process.env);
  const store = await openStore(settings);
  try {
    const parts = { store, erasures: erasureList(settings.erasuresFile) };
    const erased = await eraseEntries(parts, { organisation: of, ids: entries, at: Date.now(), actor: ACTOR });
    for (const id of entries) process.stdout.write(`${id}: ${erased.includes(id) ? 'erased' : 'not there, or erased before'}\n`);
  } finally {
    await store.close();
  }
}
