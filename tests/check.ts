// `npm run check`: format, lint, types, dead code and configurations, in seconds. Prints what is wrong and where.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { checkConfigurationFolder } from '../src/server/configuration/check-configuration-folder.ts';

const AREAS = [
  'tsconfig.json',
  'src/protocol/tsconfig.json',
  'src/kiosk/tsconfig.json',
  'src/kiosk/tsconfig.worker.json',
  'src/console/tsconfig.json',
  'src/console/tsconfig.worker.json',
  'src/server/tsconfig.json',
  'tests/tsconfig.json',
];

let failed = false;
run('format and lint', 'biome', ['check', '--error-on-warnings', '.']);
for (const area of AREAS) run(`types: ${area}`, 'tsc', ['-p', area]);
run('dead code', 'knip', []);
await configurations();
process.exit(failed ? 1 : 0);

function run(name: string, command: string, args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(join('node_modules', '.bin', command), args, {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  report(name, status === 0 ? [] : [stdout, stderr]);
}

async function configurations(): Promise<void> {
  report('configurations', await checkConfigurationFolder('kiosk-config'));
}

function report(name: string, complaints: readonly string[]): void {
  console.log(`${complaints.length === 0 ? 'ok    ' : 'WRONG '} ${name}`);
  for (const complaint of complaints) if (complaint.trim()) console.log(complaint.trimEnd());
  if (complaints.length > 0) failed = true;
}
