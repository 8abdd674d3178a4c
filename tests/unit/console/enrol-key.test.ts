// Making a security key into a reader key: what the browser is asked, and every way in which it can fail.
import { describe, expect, test } from 'vitest';
import { enrolKey } from '../../../src/console/readers/enrol-key.ts';
import { anAuthenticator } from '../../support/reader-authenticator.ts';

const enrolment = { rpId: 'localhost', organisation: 'org', label: 'ana', enrolled: ['AAAAAAAAAAAAAAAAAAAAAA'] };

/** A browser with one authenticator, which makes the credential that it then answers with. */
async function aBrowser({ withSecrets = true, enabled = true as boolean | undefined, error = null as Error | null } = {}) {
  const authenticator = anAuthenticator({ withSecrets });
  const reader = await authenticator.enrol('ana');
  const made: PublicKeyCredentialCreationOptions[] = [];
  const credentials = {
    ...authenticator.credentials,
    create: async ({ publicKey }: CredentialCreationOptions = {}) => {
      if (error) throw error;
      if (publicKey) made.push(publicKey);
      const rawId = new Uint8Array(Buffer.from(reader.credentialId, 'base64url')).buffer;
      return { rawId, getClientExtensionResults: () => ({ prf: { enabled } }) } as unknown as PublicKeyCredential;
    },
  };
  return { ports: { credentials, crypto }, reader, made, asked: authenticator.asked };
}

describe('a key is enrolled', () => {
  test('as the kiosk will derive it, and named by its credential', async () => {
    const { ports, reader } = await aBrowser();
    const { publicKey, credentialId } = reader;
    expect(await enrolKey(enrolment, ports)).toEqual({ result: 'made', request: { publicKey, credentialId } });
  });

  test('for a person who is verified both times, for this host, and not twice', async () => {
    const { ports, made, asked } = await aBrowser();
    await enrolKey(enrolment, ports);
    expect(made[0]).toMatchObject({
      rp: { id: 'localhost' },
      authenticatorSelection: { userVerification: 'required' },
      excludeCredentials: [{ type: 'public-key', id: new Uint8Array(16) }],
      extensions: { prf: {} },
    });
    expect(asked()).toMatchObject({ userVerification: 'required', rpId: 'localhost' });
  });

  test('as a user of its own each time: it never replaces another passkey of the same person', async () => {
    const { ports, made } = await aBrowser();
    for (let times = 0; times < 2; times++) await enrolKey(enrolment, ports);
    expect(made[0]?.user.id).not.toEqual(made[1]?.user.id);
  });

  test('also where the browser says only when it is asked whether it keeps secrets', async () => {
    const { ports } = await aBrowser({ enabled: undefined });
    expect(await enrolKey(enrolment, ports)).toMatchObject({ result: 'made' });
  });
});

test.each([
  ['one that keeps no secrets', { enabled: false }, 'no-secret'],
  ['one that only claims to keep them', { withSecrets: false }, 'no-secret'],
  ['a person who changes their mind', { error: new DOMException('no', 'NotAllowedError') }, 'cancelled'],
  ['the same key again', { error: new DOMException('no', 'InvalidStateError') }, 'cancelled'],
  ['an address that is a number', { error: new DOMException('no', 'SecurityError') }, 'wrong-address'],
])('%s gives no key, and says so', async (_what, browser, result) => {
  const { ports } = await aBrowser(browser);
  expect(await enrolKey(enrolment, ports)).toEqual({ result });
});
