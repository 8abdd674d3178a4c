// `npm run check`: format, lint, types, dead code, configurations, texts and what tests must show, in seconds. Prints what is wrong and where.
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkConfigurationFolder } from '../src/server/configuration/check-configuration-folder.ts';
import { CONFORMANCE, conformanceComplaints } from './conformance/accessibility-page.ts';
import { demandComplaints } from './demands.ts';
import { faultMatrixComplaints } from './fault-matrix.ts';
import { kioskTextComplaints } from './kiosk-texts.ts';

const AREAS = [
  'tsconfig.json',
  'src/protocol/tsconfig.json',
  'src/kiosk/tsconfig.json',
  'src/kiosk/tsconfig.worker.json',
  'src/console/tsconfig.json',
  'src/console/tsconfig.worker.json',
  'src/receipt/tsconfig.json',
  'src/server/tsconfig.json',
  'tests/tsconfig.json',
];

let failed = false;
run('format and lint', 'biome', ['check', '--error-on-warnings', '.']);
for (const area of AREAS) run(`types: ${area}`, 'tsc', ['-p', area]);
run('dead code', 'knip', []);
await configurations();
report('texts of kiosk and receipt page', kioskTextComplaints(textFiles('kiosk-config/texts')));
const repository = { read: (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : null) };
report('fault matrix', faultMatrixComplaints(repository));
report('conformance', conformanceComplaints(CONFORMANCE, repository));
report('demands', demandComplaints(globSync('tests/e2e/*.spec.ts').map((path) => readFileSync(path, 'utf8'))));
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

function textFiles(folder: string): Map<string, string> {
  const paths = globSync('**/*.json', { cwd: folder }).map((path) => path.replaceAll('\\', '/'));
  return new Map(paths.sort().map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

function report(name: string, complaints: readonly string[]): void {
  console.log(`${complaints.length === 0 ? 'ok    ' : 'WRONG '} ${name}`);
  for (const complaint of complaints) if (complaint.trim()) console.log(complaint.trimEnd());
  if (complaints.length > 0) failed = true;
}
