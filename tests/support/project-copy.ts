// A copy of the project as it runs (sources of the collector, built apps), with text replaced in it: how a rig gets its known-bad
// control without a weakening switch in the product. A replacement that finds nothing to replace is an error.
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { PROJECT_FOLDER } from '../../src/server/project-folder.ts';

export type Replacement = {
  /** Files whose path, relative to the project, matches. */
  in: RegExp;
  find: RegExp;
  by: string;
};

export type ProjectCopy = { readonly folder: string; remove(): void };

export function aProjectCopy(replacements: readonly Replacement[]): ProjectCopy {
  const folder = mkdtempSync(join(tmpdir(), 'candour-copy-'));
  for (const part of ['src', 'dist'].filter((name) => existsSync(join(PROJECT_FOLDER, name))))
    cpSync(join(PROJECT_FOLDER, part), join(folder, part), { recursive: true, filter: isWanted });
  for (const part of ['node_modules', 'kiosk-config', 'package.json']) symlinkSync(join(PROJECT_FOLDER, part), join(folder, part));
  const files = ['src', 'dist'].flatMap((part) => filesBelow(folder, part));
  for (const replacement of replacements) replace(folder, files, replacement);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

function filesBelow(folder: string, part: string): string[] {
  if (!existsSync(join(folder, part))) return [];
  const entries = readdirSync(join(folder, part), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

/** Compressed copies would be served in place of the changed files. */
function isWanted(path: string): boolean {
  return !/\.(br|gz)$/.test(path);
}

function replace(folder: string, files: readonly string[], { in: where, find, by }: Replacement): void {
  let count = 0;
  for (const file of files.filter((name) => where.test(name))) {
    const path = join(folder, file);
    const before = readFileSync(path, 'utf8');
    const after = before.replaceAll(new RegExp(find, 'g'), by);
    if (after === before) continue;
    writeFileSync(path, after);
    count++;
  }
  if (count === 0) throw new Error(`the control can't be made: ${find} is nowhere in ${where}`);
}
