// `npm run retention -- [look|run] <organisation>`: what has outlived its time, told or erased now. The collector does it once a day by itself.
import { type RetentionReport, runRetention } from '../data-protection/run-retention.ts';
import { readEnvironment } from '../environment.ts';
import { erasureList } from '../erasures/erasure-list.ts';
import { openStore } from '../store/open-store.ts';

const USAGE = `npm run retention -- look <organisation>   how much has outlived its time; erases nothing
npm run retention -- run <organisation>    erase it now; figures that are to be confirmed are never carried out`;

const [command, organisation] = process.argv.slice(2);
try {
  if (!organisation || (command !== 'look' && command !== 'run')) throw new Error(USAGE);
  tell(await run(command, organisation));
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}

async function run(asked: 'look' | 'run', of: string): Promise<RetentionReport | null> {
  const settings = readEnvironment(process.env);
  const store = await openStore(settings);
  try {
    const parts = { store, erasures: erasureList(settings.erasuresFile) };
    const only = asked === 'look' ? { only: asked } : {};
    const report = await runRetention(parts, { organisation: of, at: Date.now(), actor: 'operator', ...only });
    if (asked === 'run') await store.dataProtection.scrub();
    return report;
  } finally {
    await store.close();
  }
}

function tell(report: RetentionReport | null): void {
  if (!report) throw new Error('This organisation has no retention policy: nothing is erased by age.');
  const { erased, waiting } = report;
  say(`Erased: ${erased.entries} entries, the words of ${erased.facts} facts in ${erased.cases} cases, ${erased.searches} searches.`);
  const most = waiting.more ? 'at least ' : '';
  say(
    `Left: ${most}${waiting.entries} entries and ${waiting.cases} cases ${command === 'look' ? 'would go' : 'are old by figures that nobody has confirmed'}.`,
  );
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
