// A form as a sheet: every question, numbered, with what is drawn for it and when it is to be answered; in every shipped configuration and locale.
import { readdirSync } from 'node:fs';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { filled, paperWords } from '../../../src/console/paper/paper-words.ts';
import { sheetOf } from '../../../src/console/paper/sheet-of.ts';
import { Form } from '../../../src/protocol/form.ts';
import { inventoryOf } from '../../../src/protocol/inventory.ts';
import { paperCode } from '../../../src/protocol/paper-api.ts';
import { PROJECT_FOLDER } from '../../../src/server/project-folder.ts';
import { shippedConfigurations } from '../../gallery/shipped-configurations.ts';

const text = (en: string) => ({ en, es: `${en} (es)` });
const form = v.parse(Form, {
  id: 'say',
  kind: 'message',
  door: text('Say'),
  steps: [
    { type: 'choice', id: 'kind', text: text('What?'), options: ['a', 'b', 'c'].map((id) => ({ id, text: text(id.toUpperCase()) })) },
    { type: 'signpost', id: 'stop', text: text('Stop'), lines: [text('Not here.')], when: { question: 'kind', is: ['a'] } },
    { type: 'words', id: 'said', text: text('Said'), multiline: true, maxLength: 400, when: { question: 'kind', is: ['a', 'b'] } },
    { type: 'words', id: 'name', text: text('Name'), kind: 'name', hint: text('If you like') },
    { type: 'date', id: 'day', text: text('When?'), when: { not: { question: 'kind', is: ['a'] } } },
    { type: 'choice', id: 'many', text: text('Which?'), many: true, options: ['x', 'y'].map((id) => ({ id, text: text(id) })) },
  ],
});
const sheet = (locale: string) => sheetOf(form, { locale, words: paperWords(locale), inventory: { departments: [], services: [] } });

test('questions are numbered, what is only said is not', () => {
  expect(sheet('en').map(({ number }) => number)).toEqual([1, null, 2, 3, 4, 5]);
  expect(sheet('es').map((part) => part.text)).toEqual(['What? (es)', 'Stop (es)', 'Said (es)', 'Name (es)', 'When? (es)', 'Which? (es)']);
});

test('each is drawn as it is asked', () => {
  expect(sheet('en').map(({ drawn }) => drawn)).toEqual([
    { draw: 'boxes', options: ['A', 'B', 'C'], hint: 'Tick one.' },
    { draw: 'text', lines: ['Not here.'] },
    { draw: 'lines', count: 5 },
    { draw: 'lines', count: 1 },
    { draw: 'blank', hint: 'Day / month / year' },
    { draw: 'boxes', options: ['x', 'y'], hint: 'Tick all that apply.' },
  ]);
});

test('what depends on an answer says on which; what depends on more says that it may not apply', () => {
  const only = sheet('en').map((part) => part.only);
  expect(only).toEqual([
    null,
    'Only if you ticked “A” in question 1.',
    'Only if you ticked “A / B” in question 1.',
    null,
    'Only if it applies to you.',
    null,
  ]);
  expect(sheet('es')[1]?.only).toBe('Solo si marcó «A (es)» en la pregunta 1.');
});

test('the code names organisation, kiosk, form and revision', () => {
  const paper = { organisation: { id: 'joic' }, kiosk: { id: 'desk' }, revision: '2.17.AAAAAAAAAAAAAAAA' } as never;
  expect(paperCode(paper, 'say')).toBe('joic/desk/say/2.17');
  expect(filled('{a} and {b}', { a: 'one' })).toBe('one and {b}');
});

test('every shipped form has a sheet in each of its languages, with nothing empty on it', async () => {
  expect(readdirSync(`${PROJECT_FOLDER}kiosk-config/organisations`)).toHaveLength(5);
  let sheets = 0;
  for (const configuration of await shippedConfigurations())
    for (const one of configuration.forms ?? [])
      for (const locale of configuration.locales) {
        const parts = sheetOf(one, { locale, words: paperWords(locale), inventory: inventoryOf(configuration) });
        expect(parts).toHaveLength(one.steps.length);
        for (const { text: said, drawn } of parts) {
          expect(said).not.toBe('');
          if (drawn.draw === 'boxes') expect(drawn.options.length).toBeGreaterThan(1);
        }
        sheets += 1;
      }
  expect(sheets).toBeGreaterThanOrEqual(10);
});
