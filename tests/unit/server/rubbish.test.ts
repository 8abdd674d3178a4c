// 2,000 pieces of rubbish made of each shipped file: each is either refused, by a sentence with the place of what is wrong, or it makes
// a kiosk that works: every way through it, in every language, comes to an end, and nowhere is there nothing to read or to choose.
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readConfigurationFolder } from '../../../src/server/configuration/read-configuration-files.ts';
import { seededRandom } from '../../scenario/seeded-random.ts';
import { rubbish } from '../../support/rubbish.ts';
import { walkFlows } from '../../support/walk-flows.ts';

const SHIPPED = 'kiosk-config/organisations';
const PIECES = 2_000;
const folder = mkdtempSync(join(tmpdir(), 'candour-rubbish-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(readdirSync(SHIPPED))('%s: refused with its place, or a kiosk that works', { timeout: 300_000 }, async (organisation) => {
  const file = JSON.parse(readFileSync(join(SHIPPED, organisation, 'organisation.json'), 'utf8'));
  const home = aFolderWith(organisation);
  const wrong: string[] = [];
  let accepted = 0;
  for (let seed = 1; seed <= PIECES; seed += 1) {
    const { value, what } = rubbish(file, seededRandom(seed));
    writeFileSync(join(home.organisation, 'organisation.json'), JSON.stringify(value));
    const complaint = await outcome(home.folder, seed).then(
      (kiosks) => {
        accepted += kiosks > 0 ? 1 : 0;
      },
      (error: Error) => `seed ${seed} (${what}): ${error.message}`,
    );
    if (complaint) wrong.push(complaint);
  }
  expect(wrong).toEqual([]);
  expect(accepted, 'some of it does no harm').toBeGreaterThan(PIECES / 50);
  expect(accepted, 'most of it does').toBeLessThan(PIECES / 2);
});

/** How many kiosks it makes; 0: refused. Throws when it is neither well refused nor works. */
async function outcome(home: string, seed: number): Promise<number> {
  const { organisations, complaints } = await readConfigurationFolder(home);
  for (const complaint of complaints) if (!HELPFUL.test(complaint)) throw new Error(`not helpful: ${complaint.slice(0, 300)}`);
  if (complaints.length > 0) return 0;
  const kiosks = organisations.flatMap((one) => one.kiosks);
  for (const { configuration } of kiosks) walkFlows(configuration, seed);
  return kiosks.length;
}

/** The file, the place in it, and a sentence that fits on a line. */
const HELPFUL = /^organisations\/[^ ]+\.json: (?:resolved: )?(?:\/[^\n]{0,300}: |kiosk\.site: |)[^\n]{8,400}$/;

function aFolderWith(organisation: string): { folder: string; organisation: string } {
  const home = join(folder, organisation);
  const own = join(home, 'organisations', organisation);
  mkdirSync(join(own, 'kiosks'), { recursive: true });
  mkdirSync(join(home, 'schema'));
  for (const name of readdirSync('kiosk-config/schema')) copyFileSync(join('kiosk-config/schema', name), join(home, 'schema', name));
  for (const name of readdirSync(join(SHIPPED, organisation, 'kiosks')))
    copyFileSync(join(SHIPPED, organisation, 'kiosks', name), join(own, 'kiosks', name));
  return { folder: home, organisation: own };
}
