// Reading at the panel, from the key's answer to the words: who gets nothing, and that nothing is asked for or shown out of turn.
import { describe, expect, test } from 'vitest';
import { createReading, type ReadingParts } from '../../../src/kiosk/panel/reading/reading.ts';
import type { WordsPage } from '../../../src/kiosk/worker-port.ts';
import type { OrganisationId } from '../../../src/protocol/ids.ts';
import type { Reader } from '../../../src/protocol/publication.ts';
import { sealForTest } from '../../support/api-sealing.ts';
import { anAuthenticator, type TestAuthenticator } from '../../support/reader-authenticator.ts';
import { aForm, configurationWith } from '../protocol/a-form.ts';

const configuration = { ...configurationWith([aForm()]), organisation: { id: 'org' as OrganisationId, name: { en: 'Org' } } };
const ID = '00000000-0000-7000-8000-000000000001';
const sealed = (text: string, readers: readonly Reader[], id = ID) =>
  sealForTest(JSON.stringify({ questionId: 'more', text }), { organisation: 'org', entryId: id }, readers);
const entry = (body: string | null, id = ID) => ({ id, hourMs: 0, face: { scaleId: 'faces-4', valueId: 'happy' }, body });

function reading(key: TestAuthenticator, readers: readonly Reader[], pages: (WordsPage | null)[], more: Partial<ReadingParts> = {}) {
  const asked: [string, number | null][] = [];
  const worker = {
    openWords: (reader: string, before: number | null) => {
      asked.push([reader, before]);
      return Promise.resolve(pages.shift() ?? null);
    },
  };
  const parts = { worker, readers, configuration, credentials: key.credentials, crypto, hostName: 'localhost', ...more };
  return { ...createReading(parts), asked };
}
const words = ({ progress: { value } }: ReturnType<typeof reading>) =>
  value.at === 'reading' ? value.entries.map((one) => one.words) : value;

describe('with the enrolled key', () => {
  test('words open page by page; those sealed to others say so', async () => {
    const key = anAuthenticator();
    const [ana, ben] = [await key.enrol('ana'), await anAuthenticator().enrol('ben')];
    const pages = [
      { entries: [entry(await sealed('newest', [ben, ana])), entry(null)], before: 7 },
      { entries: [entry(await sealed('older', [ana]))], before: null },
    ];
    const opened = reading(key, [ben, ana], pages);
    await opened.unlock();
    expect(words(opened)).toEqual(['newest', null]);
    await opened.older();
    expect(words(opened)).toEqual(['newest', null, 'older']);
    await opened.older();
    expect(opened.asked).toEqual([
      [ana.keyId, null],
      [ana.keyId, 7],
    ]);
  });

  test('a message shows its answers under what the kiosk asks', async () => {
    const key = anAuthenticator();
    const ana = await key.enrol('ana');
    const said = JSON.stringify({ formId: 'say', answers: { kind: 'complaint', what: 'Too long.' } });
    const body = await sealForTest(said, { organisation: 'org', entryId: ID }, [ana]);
    const opened = reading(key, [ana], [{ entries: [entry(body)], before: null }]);
    await opened.unlock();
    expect(words(opened)).toEqual(['Too long.']);
    const { value } = opened.progress;
    expect(value.at === 'reading' && value.entries[0]?.message?.answers.map(({ asked, given }) => [asked?.en, given])).toEqual([
      ['A text', [{ en: 'A text', es: 'Un texto' }]],
      ['A text', ['Too long.']],
    ]);
  });

  test('the person must be verified, and each enrolled credential is named', async () => {
    const key = anAuthenticator();
    const ana = await key.enrol('ana');
    await reading(key, [ana], []).unlock();
    expect(key.asked()).toMatchObject({ userVerification: 'required', rpId: 'localhost', allowCredentials: [{ type: 'public-key' }] });
  });

  test('words moved from another entry, or altered, do not open', async () => {
    const key = anAuthenticator();
    const ana = await key.enrol('ana');
    const moved = await sealed('moved', [ana], ID.replace('1', '2'));
    const altered = (await sealed('altered', [ana])).replace('"body":"', '"body":"A');
    const opened = reading(key, [ana], [{ entries: [entry(moved), entry(altered), entry('{}'), entry('nonsense')], before: null }]);
    await opened.unlock();
    expect(words(opened)).toEqual([null, null, null, null]);
  });

  test('what could not be put on record is not shown', async () => {
    const key = anAuthenticator();
    const opened = reading(key, [await key.enrol('ana')], [null]);
    await opened.unlock();
    expect(words(opened)).toEqual({ at: 'failed', why: 'not-recorded' });
  });

  test('once closed, nothing is left and nothing comes any more', async () => {
    const key = anAuthenticator();
    const ana = await key.enrol('ana');
    const opened = reading(key, [ana], [{ entries: [entry(await sealed('gone', [ana]))], before: 5 }]);
    await opened.unlock();
    opened.close();
    expect(words(opened)).toEqual({ at: 'unlocking' });
    await opened.unlock();
    expect(words(opened)).toEqual({ at: 'unlocking' });
    expect(opened.asked).toHaveLength(1);
  });
});

describe('nothing is even asked of the outbox', () => {
  const cases: [string, string, () => Promise<[TestAuthenticator, Reader[]]>][] = [
    ['with a key that is not enrolled', 'refused', async () => [anAuthenticator(), [await anAuthenticator().enrol('ana')]]],
    [
      'with a key that keeps no secrets',
      'stranger',
      async () => {
        const key = anAuthenticator({ withSecrets: false });
        return [key, [await key.enrol('ana')]];
      },
    ],
    [
      'when the secret is not the one that was enrolled',
      'stranger',
      async () => {
        const key = anAuthenticator();
        const { publicKey } = await key.enrol('somebody else');
        return [key, [{ ...(await key.enrol('ana')), publicKey }]];
      },
    ],
    [
      'when the key was enrolled for another organisation',
      'stranger',
      async () => {
        const key = anAuthenticator({ organisation: 'other' });
        return [key, [await key.enrol('ana')]];
      },
    ],
    [
      'at another address than the keys were enrolled for',
      'elsewhere',
      async () => {
        const key = anAuthenticator({ rpId: 'example.org' });
        return [key, [await key.enrol('ana')]];
      },
    ],
  ];
  test.each(cases)('%s', async (_what, why, given) => {
    const opened = reading(...(await given()), []);
    await opened.unlock();
    expect(words(opened)).toEqual({ at: 'failed', why });
    expect(opened.asked).toEqual([]);
  });
});

test('a key that fails halfway is one that did not answer: it can be tried again', async () => {
  const key = anAuthenticator();
  const ana = await key.enrol('ana');
  const broken = { get: () => Promise.resolve({ rawId: new ArrayBuffer(0), getClientExtensionResults: () => null } as never) };
  const opened = reading(key, [ana], [], { credentials: broken });
  await opened.unlock();
  expect(words(opened)).toEqual({ at: 'failed', why: 'refused' });
});
