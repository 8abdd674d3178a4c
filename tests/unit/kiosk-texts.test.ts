import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { kioskTextComplaints } from '../kiosk-texts.ts';

const FOLDER = new URL('../../kiosk-config/texts/', import.meta.url);
const shipped = new Map(
  globSync('**/*.json', { cwd: FOLDER }).map((path) => [path.replaceAll('\\', '/'), readFileSync(new URL(path, FOLDER), 'utf8')]),
);

/** The shipped files with one of them changed. */
function complaints(path: string, change: (texts: Record<string, unknown>) => unknown): string[] {
  return kioskTextComplaints(new Map([...shipped, [path, JSON.stringify(change(JSON.parse(shipped.get(path) as string)))]]));
}

test('the shipped texts are whole', () => {
  expect(kioskTextComplaints(shipped)).toEqual([]);
});

describe('a hole is named with its file and key', () => {
  test.each([
    ['a missing text', 'later/sw.json', ({ saved: _, ...rest }: object & { saved?: unknown }) => rest, 'later/sw.json: saved: missing'],
    ['an extra text', 'fr.json', (texts: object) => ({ ...texts, extra: 'De trop' }), 'fr.json: extra: English has no such text'],
    [
      'a missing text within a group',
      'pt.json',
      (texts: object) => ({ ...texts, faces: { happy: 'Contente' } }),
      'pt.json: faces.neutral: missing',
    ],
    ['an empty text', 'later/es.json', (texts: object) => ({ ...texts, send: ' ' }), 'later/es.json: send: empty'],
    [
      'a text that was never translated',
      'later/sw.json',
      (texts: object) => ({ ...texts, stillHere: 'I’m still here' }),
      'later/sw.json: stillHere: still English',
    ],
    [
      'a text where a plural is expected',
      'later/ar.json',
      (texts: object) => ({ ...texts, startsAgain: 'قريبًا' }),
      'later/ar.json: startsAgain: texts by key are expected here',
    ],
    [
      'a missing plural form',
      'later/ar.json',
      (texts: object) => ({ ...texts, startsAgain: { one: 'x', two: 'y', few: '{n} a', other: '{n} b', zero: 'z' } }),
      'later/ar.json: startsAgain.many: missing: numbers have this form in "ar"',
    ],
    [
      'a plural form that the language does not have',
      'later/sw.json',
      (texts: object) => ({ ...texts, startsAgain: { one: '{n} a', few: '{n} b', other: '{n} c' } }),
      'later/sw.json: startsAgain.few: numbers have no such form in "sw"',
    ],
    [
      'a form of several numbers that leaves the number out',
      'later/fr.json',
      // In French it is also the form of none.
      (texts: object) => ({ ...texts, startsAgain: { one: 'une seconde', many: '{n} de secondes', other: '{n} secondes' } }),
      'later/fr.json: startsAgain.one: has no place where English has {n}',
    ],
    [
      'another place than English has',
      'staff/es.json',
      (texts: object) => ({ ...texts, storageUsed: '{used} de {cuota} en uso' }),
      'staff/es.json: storageUsed: has {cuota} {used} where English has {quota} {used}',
    ],
    [
      'a place left out',
      'closed/fr.json',
      (texts: object) => ({ ...texts, refusedNote: 'Hors service' }),
      'closed/fr.json: refusedNote: has no place where English has {kiosk}',
    ],
  ])('%s', (_, path, change, complaint) => {
    expect(complaints(path, change)).toContain(complaint);
  });

  test('a missing file, one of no locale, one that is not JSON', () => {
    const files = new Map([...shipped, ['staff/de.json', '{}'], ['pt.json', '{']]);
    files.delete('closed/ar.json');
    expect(kioskTextComplaints(files).sort()).toEqual([
      'closed/ar.json: missing',
      'pt.json: not JSON',
      'staff/de.json: no locale of the kiosk is called that',
    ]);
  });
});
