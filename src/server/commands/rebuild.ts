// `npm run rebuild [-- --check]`: everything that is derived of cases, worked out anew from their facts. Beside a running collector, too.
import { caseDues } from '../clock/case-dues.ts';
import { readEnvironment } from '../environment.ts';
import type { DueOf, RebuiltPage } from '../store/case-store.ts';
import { openStore } from '../store/open-store.ts';
import type { Store } from '../store/store.ts';

const USAGE = `npm run rebuild              work out anew everything that is derived of cases, and say how many differed
npm run rebuild -- --check   only compare; ends with 1 when any differs`;
const AT_ONCE = 200;

try {
  const words = process.argv.slice(2);
  if (words.some((word) => word !== '--check') || words.length > 1) throw new Error(USAGE);
  await run(words.length === 0);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}

async function run(write: boolean): Promise<void> {
  const store = await openStore(readEnvironment(process.env));
  try {
    const dues = caseDues(store, Date.now);
    let all = 0;
    for (const { id } of await store.kiosks.organisations()) all += await rebuild(store, id, await dues(id), write);
    if (!write && all > 0) process.exitCode = 1;
  } finally {
    await store.close();
  }
}

async function rebuild({ cases }: Store, organisation: string, dueOf: DueOf, write: boolean): Promise<number> {
  let looked = 0;
  let differed = 0;
  let after: RebuiltPage['after'] = null;
  do {
    const page: RebuiltPage = await cases.rebuild({ organisation, dueOf, after, limit: AT_ONCE, write });
    looked += page.looked;
    differed += page.differed.length;
    for (const id of page.differed) say(`${organisation}: ${id} differed`);
    after = page.after;
  } while (after);
  say(`${organisation}: ${looked} cases, ${differed} differed${write && differed > 0 ? ', and are right now' : ''}`);
  return differed;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
