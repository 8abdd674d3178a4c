// The forms of a kiosk, for paper: the questions and names of what it is wanted to show, and nothing that opens or guards it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PaperAnswer, paperCode } from '../../src/protocol/paper-api.ts';
import { aCollector, type TestCollector } from '../support/api-collector.ts';
import { aPerson } from '../support/api-person.ts';

let collector: TestCollector;
beforeAll(async () => {
  collector = await aCollector();
});
afterAll(() => collector.stop());

test('are those of the latest publication, without its PIN', async () => {
  const administrator = await aPerson(collector, { role: 'administrator' });
  const staff = await aPerson(collector, { role: 'staff' });
  const read = async () => (await staff.get('/api/v1/kiosks/north-door/forms')).json() as Promise<PaperAnswer>;
  const { configuration, revision } = await (await administrator.get('/api/v1/kiosks/north-door/configuration')).json();
  const before = await read();
  expect(before).toMatchObject({ revision, kiosk: configuration.kiosk, locales: configuration.locales });
  expect(before.forms).toEqual(configuration.forms ?? []);
  const text = (en: string) => Object.fromEntries(configuration.locales.map((locale: string) => [locale, en]));
  const step = { type: 'words', id: 'said', text: text('What happened?'), multiline: true };
  const forms = [{ id: 'written', kind: 'message', door: text('Write to us'), steps: [step] }];
  const asked = { basedOn: revision, configuration: { ...configuration, forms }, newPin: '73519264' };
  expect((await administrator.send('POST', '/api/v1/kiosks/north-door/publications', asked)).status).toBe(200);
  const after = await read();
  expect(after.forms).toMatchObject(forms);
  expect(after.revision).not.toBe(revision);
  expect(paperCode(after, 'say')).not.toBe(paperCode(before, 'say'));
  expect(JSON.stringify(after)).not.toMatch(/panelPin|rounds|salt|"hash"/);
});
