// The long run of the seeded scenarios: `npm run soak -- --seeds 1000000 --from 1`. Stops at the first seed that breaks the promise and
// prints it; runs again as `--from SEED --seeds 1`.
import { parseArgs } from 'node:util';
import { runScenario } from './run-scenario.ts';

const { values } = parseArgs({ options: { seeds: { type: 'string', default: '100000' }, from: { type: 'string', default: '1' } } });
const from = Number(values.from);
const seeds = Number(values.seeds);
const began = performance.now();
let entries = 0;
let crashes = 0;

for (let seed = from; seed < from + seeds; seed++) {
  const result = await runScenario(seed);
  entries += result.entries;
  crashes += result.crashes;
  if (result.violations.length > 0) {
    console.error(`seed ${seed}:\n  ${result.violations.join('\n  ')}`);
    process.exit(1);
  }
  if ((seed - from + 1) % 10_000 === 0) console.log(`${seed - from + 1} seeds, ${entries} entries, ${crashes} crashes: nothing lost`);
}
const seconds = Math.round((performance.now() - began) / 1000);
console.log(`${seeds} seeds in ${seconds} s, ${entries} entries, ${crashes} crashes: each stored once, in order`);
