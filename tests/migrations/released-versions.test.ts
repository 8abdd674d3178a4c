// No version is released without fixtures of what it leaves on disks: those which the changelog or the package names are released ones.
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fixturesOf, RELEASED_VERSIONS } from './released-versions.ts';

const named = [...readFileSync('CHANGELOG.md', 'utf8').matchAll(/^## (\d+\.\d+\.\d+)/gm)].map(([, version]) => version);
const packaged = (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version;

test.each([...new Set([...named, packaged])])('%s is on the list', (version) => {
  expect(RELEASED_VERSIONS).toContain(version);
});

test.each(RELEASED_VERSIONS)('%s has all its fixtures', (version) => {
  for (const file of Object.values(fixturesOf(version))) expect(existsSync(file), file).toBe(true);
});
