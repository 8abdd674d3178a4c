// `npm run gallery`: looks at every screen of every service, in each of its languages, in every way it can be set for a visitor, in every
// size, examines each and keeps a picture of it, and makes one page of them all. Ends with 1 when anything was found.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium } from 'playwright';
import { buildApps } from '../../src/server/commands/build-apps.ts';
import { CHROMIUM_ARGS, findOrInstallChromium } from '../support/chromium.ts';
import { KIOSK_SIZES } from '../support/look.ts';
import { buildPseudoKiosk } from '../support/pseudo-kiosk.ts';
import { albumPage } from './album.ts';
import { chosen } from './chosen.ts';
import { type Finding, lookAt } from './look-at.ts';
import { everyPicture, nameOf, type Picture } from './pictures.ts';
import { shippedConfigurations } from './shipped-configurations.ts';
import { aStage, type Stage } from './stage.ts';

const HELP = `npm run gallery -- [options]
  --folder DIR      where the pictures and their page go (gallery)
  --only TEXT       only pictures whose name has this in it (rcips, pseudo-ar, attract, low-reach …)
  --choose N        only so many, chosen by the seed so that every screen, language and setting is among them
  --seed N          of that choice (1)
  --part N/M        of M parts the Nth: each M-th screen
  --scale N         pixels of a picture for one of the screen (0.5)
  --workers N       browsers at once (2)`;

const { values } = parseArgs({
  options: {
    folder: { type: 'string', default: 'gallery' },
    only: { type: 'string', default: '' },
    choose: { type: 'string', default: '' },
    seed: { type: 'string', default: '1' },
    part: { type: 'string', default: '1/1' },
    scale: { type: 'string', default: '0.5' },
    workers: { type: 'string', default: '2' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(HELP);
  process.exit(0);
}

const executablePath = findOrInstallChromium();
await buildApps();
const pseudoFolder = mkdtempSync(join(tmpdir(), 'candour-gallery-'));
process.once('exit', () => rmSync(pseudoFolder, { recursive: true, force: true }));
const folder = resolve(values.folder);
const [part = 0, parts = 0] = values.part.split('/').map(Number);
if (!(part >= 1 && part <= parts)) {
  console.error(`--part takes two numbers, such as 2/5: ${values.part}`);
  process.exit(2);
}
const all = everyPicture(await shippedConfigurations())
  .filter((picture) => nameOf(picture).includes(values.only))
  .filter((_, place) => place % parts === part - 1);
const pictures = values.choose ? chosen(all, Number(values.choose), Number(values.seed)) : all;
if (pictures.some(({ pseudoOf }) => pseudoOf)) await buildPseudoKiosk(join(pseudoFolder, 'kiosk'));
const findings = await takeAll(pictures);
writeFileSync(join(folder, 'index.html'), albumPage(pictures, KIOSK_SIZES, findings));
console.log(`${pictures.length * KIOSK_SIZES.length} pictures of ${pictures.length} screens in ${folder}, ${findings.length} findings`);
process.exit(findings.length === 0 ? 0 : 1);

/** One queue, and as many browsers as may run at once. What could not be looked at is a finding, and the rest goes on. */
async function takeAll(queue: readonly Picture[]): Promise<Finding[]> {
  const found: Finding[] = [];
  let next = 0;
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
  const worker = async () => {
    const stageFor = stages(browser);
    for (let picture = queue[next++]; picture; picture = queue[next++]) {
      const looked = lookAt({ stage: await stageFor(picture), picture, sizes: KIOSK_SIZES, folder });
      const here = await looked.catch((error) => [{ picture: nameOf(picture), what: `could not be looked at: ${error}` }]);
      for (const { picture: name, what } of here) console.log(`${name}: ${what}`);
      found.push(...here);
      if (next % 50 === 0) console.log(`${next} of ${queue.length} screens, ${found.length} findings`);
    }
  };
  await Promise.all(Array.from({ length: Number(values.workers) }, worker));
  await browser.close();
  return found;
}

/** Each is set up when the first picture wants it. */
function stages(browser: Browser): (picture: Picture) => Promise<Stage> {
  const scale = Number(values.scale);
  let shipped: Promise<Stage> | undefined;
  let pseudo: Promise<Stage> | undefined;
  return ({ pseudoOf }) => {
    if (pseudoOf) pseudo ??= aStage(browser, pseudoFolder, scale);
    else shipped ??= aStage(browser, resolve('dist'), scale);
    return (pseudoOf ? pseudo : shipped) as Promise<Stage>;
  };
}
