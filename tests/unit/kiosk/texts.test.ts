import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { count, fill, ownName, textsFor } from '../../../src/kiosk/texts.ts';
import { SCALES } from '../../../src/protocol/scales.ts';

const FOLDER = new URL('../../../kiosk-config/texts/', import.meta.url);
const names = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));

/** Every text with its path, and the places in it: `startsAgain.one` → `{n}`. */
function places(name: string): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  const walk = (value: unknown, path: string): void => {
    if (typeof value === 'string') found[path] = [...value.matchAll(/\{\w+\}/g)].map(([place]) => place).sort();
    else for (const [key, child] of Object.entries(value as object)) walk(child, path ? `${path}.${key}` : key);
  };
  walk(JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')), '');
  return found;
}

describe('texts', () => {
  test.each(names)('%s has the same keys and places as English', (name) => {
    expect(places(name)).toEqual(places(name.endsWith('.staff.json') ? 'en.staff.json' : 'en.json'));
  });

  test('no text is empty', () => {
    for (const name of names) expect(readFileSync(new URL(name, FOLDER), 'utf8')).not.toMatch(/"\s*"/);
  });

  test('every face of every scale has a name in every language', () => {
    for (const locale of ['en', 'es'])
      for (const { values } of Object.values(SCALES)) for (const { id } of values) expect(textsFor(locale).faces).toHaveProperty(id);
  });

  test('a language without texts of its own gets its nearest, else English', () => {
    expect(textsFor('es-419')).toBe(textsFor('es'));
    expect(textsFor('sw')).toBe(textsFor('en'));
  });

  test('numbers and places', () => {
    expect(count(textsFor('en').charactersLeft, 1, 'en')).toBe('1 character left');
    expect(count(textsFor('es').charactersLeft, 2, 'es')).toBe('Quedan 2 caracteres');
    expect(fill('{a} and {b}', { a: 1 })).toBe('1 and {b}');
    expect(ownName('es')).toBe('Español');
  });
});
