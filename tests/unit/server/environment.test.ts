import { describe, expect, test } from 'vitest';
import { readEnvironment } from '../../../src/server/environment.ts';

test('an empty environment gives the documented defaults', () => {
  expect(readEnvironment({})).toEqual({
    host: '127.0.0.1',
    port: 8080,
    dataDir: './data',
    databaseUrl: undefined,
    publicUrl: null,
    rpId: null,
    tlsCertFile: null,
    tlsKeyFile: null,
    keysDir: 'data/keys',
    erasuresFile: 'data/keys/erasures.jsonl',
    killSwitch: false,
    mail: null,
  });
});

test('a public URL becomes an origin without a trailing slash', () => {
  expect(readEnvironment({ CANDOUR_PUBLIC_URL: 'https://feedback.example.org/' }).publicUrl).toBe('https://feedback.example.org');
});

describe('a wrong value is named with its variable', () => {
  test.each([
    [{ CANDOUR_PORT: 'http' }, 'CANDOUR_PORT'],
    [{ CANDOUR_PORT: '70000' }, 'CANDOUR_PORT'],
    [{ CANDOUR_PORT: '-1' }, 'CANDOUR_PORT'],
    [{ CANDOUR_KIOSK_KILL_SWITCH: 'true' }, 'CANDOUR_KIOSK_KILL_SWITCH'],
    [{ CANDOUR_DATABASE_URL: 'mysql://somebody:secret@host/db' }, 'CANDOUR_DATABASE_URL'],
    [{ CANDOUR_PUBLIC_URL: 'feedback.example.org' }, 'CANDOUR_PUBLIC_URL'],
    [{ CANDOUR_PUBLIC_URL: 'https://feedback.example.org/path' }, 'CANDOUR_PUBLIC_URL'],
    [{ CANDOUR_RP_ID: 'https://example.org' }, 'CANDOUR_RP_ID'],
    [{ CANDOUR_RP_ID: '192.168.0.4' }, 'CANDOUR_RP_ID'],
    [{ CANDOUR_SMTP_URL: 'smtp://mail.example.org' }, 'CANDOUR_MAIL_FROM is missing'],
    [{ CANDOUR_MAIL_FROM: 'a@example.org' }, 'CANDOUR_SMTP_URL is missing'],
    [{ CANDOUR_SMTP_URL: 'http://me:secret@host', CANDOUR_MAIL_FROM: 'a@example.org' }, 'CANDOUR_SMTP_URL must be'],
    [{ CANDOUR_SMTP_URL: 'smtp://mail.example.org', CANDOUR_MAIL_FROM: 'nobody' }, 'CANDOUR_MAIL_FROM must be'],
    [{ CANDOUR_TLS_CERT_FILE: 'cert.pem' }, 'CANDOUR_TLS_KEY_FILE is missing'],
    [{ CANDOUR_TLS_KEY_FILE: 'key.pem' }, 'CANDOUR_TLS_CERT_FILE is missing'],
  ])('%o', (environment, message) => {
    expect(() => readEnvironment(environment)).toThrow(message);
  });

  test('a password in the database URL is not repeated', () => {
    expect(() => readEnvironment({ CANDOUR_DATABASE_URL: 'mysql://somebody:secret@host/db' })).not.toThrow('secret');
  });
});
