import { describe, expect, test } from 'vitest';
import { readEnvironment } from '../../../src/server/environment.ts';

test('an empty environment gives the documented defaults', () => {
  expect(readEnvironment({})).toEqual({
    host: '127.0.0.1',
    port: 8080,
    dataDir: './data',
    databaseUrl: undefined,
    publicUrl: null,
    tlsCertFile: null,
    tlsKeyFile: null,
    keysDir: 'data/keys',
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
    [{ CANDOUR_DATABASE_URL: 'mysql://somebody:secret@host/db' }, 'CANDOUR_DATABASE_URL'],
    [{ CANDOUR_PUBLIC_URL: 'feedback.example.org' }, 'CANDOUR_PUBLIC_URL'],
    [{ CANDOUR_PUBLIC_URL: 'https://feedback.example.org/path' }, 'CANDOUR_PUBLIC_URL'],
    [{ CANDOUR_TLS_CERT_FILE: 'cert.pem' }, 'CANDOUR_TLS_KEY_FILE is missing'],
    [{ CANDOUR_TLS_KEY_FILE: 'key.pem' }, 'CANDOUR_TLS_CERT_FILE is missing'],
  ])('%o', (environment, message) => {
    expect(() => readEnvironment(environment)).toThrow(message);
  });

  test('a password in the database URL is not repeated', () => {
    expect(() => readEnvironment({ CANDOUR_DATABASE_URL: 'mysql://somebody:secret@host/db' })).not.toThrow('secret');
  });
});
