// One picture, in every size: examined, read, and, where wanted, kept. Whatever a person would stumble over is a finding.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright';
import { foreignWords, wordsLeft, wordsPainted } from '../support/words-on-screen.ts';
import { examine } from './examine.ts';
import { ENOUGH_CONTRAST, faintText } from './faint-text.ts';
import { nameOf, type Picture } from './pictures.ts';
import { TYPED } from './sample-answers.ts';
import { type Stage, settled } from './stage.ts';

export type Size = readonly [number, number];
export type Finding = { picture: string; what: string };
/** `folder`: where pictures are kept, if they are. */
export type LookAt = { stage: Stage; picture: Picture; sizes: readonly Size[]; folder: string | null };

export async function lookAt({ stage, picture, sizes, folder }: LookAt): Promise<Finding[]> {
  const name = nameOf(picture);
  await stage.resize(...(sizes[0] as Size));
  const frame = await stage.show(picture);
  const findings = (await foreign(frame, picture)).map((what) => ({ picture: name, what: `mixed language: ${what}` }));
  for (const size of sizes) findings.push(...(await inSize(stage, frame, name, size, folder)));
  return findings;
}

async function inSize(
  { page, resize }: Stage,
  frame: Frame,
  name: string,
  [width, height]: Size,
  folder: string | null,
): Promise<Finding[]> {
  await resize(width, height);
  await settled(frame);
  const picture = `${name}--${width}x${height}`;
  if (folder) await keep(page, folder, picture);
  const findings = [...(await frame.evaluate(examine)), ...(await frame.evaluate(faintText, ENOUGH_CONTRAST)), ...(await axe(frame))];
  return findings.map((what) => ({ picture, what }));
}

async function keep(page: Page, folder: string, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.jpg`), type: 'jpeg', quality: 72 });
}

/** In the kiosk's frame itself, where it stands ready (`stage.ts`): put anew into every frame it would take ten times as long. */
export function axe(frame: Frame): Promise<string[]> {
  return frame.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run(document, { resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `axe: ${id}: ${target.flat().at(-1)}`));
  });
}

/** What is on screen now in another language than it says it is; of a pseudo-locale, what stayed English. */
export async function foreign(frame: Frame, { configuration, pseudoOf }: Picture): Promise<string[]> {
  await wordsPainted(frame);
  await frame.evaluate(() => {
    document.documentElement.dataset.lookedAt = String(performance.now());
  });
  await settled(frame);
  const painted = await wordsPainted(frame);
  return pseudoOf ? wordsLeft(painted, 'en', pseudoOf) : foreignWords(painted, configuration, TYPED);
}
