// What an app is when it is installed: every picture that manifests and pages name is there, and as large as they say.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type InstalledApp, installManifest } from '../../vite.config.ts';
import { drawings, SOURCE } from '../icons/drawings.ts';

const APPS: readonly InstalledApp[] = ['kiosk', 'console'];

/** From the head of a PNG. */
function sizeOf(file: string): { size: string; bytes: number } {
  const png = readFileSync(join('public', file));
  expect(png.subarray(1, 4).toString(), file).toBe('PNG');
  return { size: `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`, bytes: png.length };
}

describe.each(APPS)('%s', (app) => {
  const { icons = [], screenshots = [] } = installManifest(app);

  test('every picture of its manifest is there, as large as it says, and small', () => {
    for (const { src, sizes } of [...icons, ...screenshots].filter(({ type }) => type === 'image/png')) {
      const { size, bytes } = sizeOf(src);
      expect(size, src).toBe(sizes);
      expect(bytes, src).toBeLessThan(120_000);
    }
    for (const { src } of icons) expect(existsSync(join('public', src)), src).toBe(true);
  });

  test('it can be installed: an icon of each size that is asked for, and one to be cut to any shape', () => {
    expect(icons.filter(({ purpose }) => !purpose).map(({ sizes }) => sizes)).toEqual(['192x192', '512x512', 'any']);
    expect(icons.filter(({ purpose }) => purpose === 'maskable')).toHaveLength(1);
  });

  test('every icon that its page names is there, as large as it says', () => {
    const links = readFileSync(`src/${app}/index.html`, 'utf8').matchAll(/<link rel="[\w-]*icon" href="\/([^"]+)"(?: sizes="(\w+)")?/g);
    const named = [...links].map(([, file, sizes]) => ({ file: file as string, sizes }));
    expect(named.map(({ file }) => file.replace(/^icons\/\w+/, ''))).toEqual(['.svg', '-favicon-48.png', '-touch-180.png']);
    for (const { file, sizes } of named) {
      expect(existsSync(join('public', file)), file).toBe(true);
      if (sizes) expect(sizeOf(file).size).toBe(sizes);
    }
  });
});

test('the kiosk shows itself lying down and upright', () => {
  expect(installManifest('kiosk').screenshots?.map(({ form_factor }) => form_factor)).toEqual(['wide', 'narrow']);
});

test('every drawing of the mark is there in its size, and the console’s is not the kiosk’s', () => {
  const all = drawings(readFileSync(SOURCE, 'utf8'));
  for (const { file, size } of all) expect(sizeOf(`icons/${file}`).size, file).toBe(`${size}x${size}`);
  expect(new Set(all.map(({ svg }) => svg)).size).toBe(4);
});
