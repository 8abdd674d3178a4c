// What a kiosk has to load before a visitor can tap and be thanked honestly, in the build as it is handed out.
import { basename } from 'node:path';
import { expect, test } from '@playwright/test';
import { precachedFiles } from '../bench/built-kiosk.ts';
import { kioskScripts, kioskSizes, SCRIPT_LIMIT_KIB } from '../bench/start/script-sizes.ts';

/** By the module that each begins with. */
const LATER = [
  'door-steps',
  'field-keyboard',
  'later-screens',
  'qr-code',
  'run-helpers',
  'staff-panel',
  'engine',
  'seal',
  'prepare-message',
];

test(`the scripts for the first question and a durable tap are at most ${SCRIPT_LIMIT_KIB} KiB, gzipped`, () => {
  const { page, worker } = kioskSizes();
  expect(page.gzip + worker.gzip, `page ${page.gzip}, worker ${worker.gzip} bytes`).toBeLessThanOrEqual(SCRIPT_LIMIT_KIB * 1024);
});

test('keyboard, forms, codes, reading aloud, staff panel, sending and sealing load later, and all of it is in the precache', () => {
  const { page, worker, secondCopy } = kioskScripts();
  const moduleOf = (script: string) => basename(script).replace(/-[\w-]{8}\.js$/, '');
  const precache = precachedFiles().filter((file) => file.endsWith('.js'));
  expect(precache).toEqual(expect.arrayContaining([...page, ...worker, ...secondCopy]));
  expect(precache.map(moduleOf)).toEqual(expect.arrayContaining(LATER));
  expect([...page, ...worker].map(moduleOf).filter((name) => LATER.includes(name))).toEqual([]);
});
