// A letter and the password of the mail server go over an encrypted line to the server that they are meant for, or not at all.
import { readFileSync } from 'node:fs';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, test } from 'vitest';
import { type Mail, smtpMailer } from '../../src/server/letters/mailer.ts';

const [cert, key] = ['cert', 'key'].map((name) => readFileSync(new URL(`../support/tls/test-only.${name}.pem`, import.meta.url), 'utf8'));
const TRUSTED_BEFORE = getCACertificates('default');
const MAIL: Mail = { to: 'ann@example.org', subject: 'x', text: 'Sealed away', id: 'a', replyTo: null, isAutomatic: false };

type Seen = { letters: string[]; passwords: { password: string; secure: boolean }[] };
let stop: () => Promise<void>;

afterEach(async () => {
  setDefaultCACertificates(TRUSTED_BEFORE);
  await stop();
});

describe('an e-mail', () => {
  for (const secure of [true, false])
    test(`goes to a server that is who it says it is, over ${secure ? 'smtps' : 'STARTTLS'}, with name and password`, async () => {
      const { seen, port } = await aServer({ secure });
      setDefaultCACertificates([...TRUSTED_BEFORE, `${cert}`]);
      expect(await sent(`${secure ? 'smtps' : 'smtp'}://desk:s%40fe@localhost:${port}`)).toEqual({ result: 'taken' });
      expect(seen.letters).toHaveLength(1);
      expect(seen.letters[0]).toContain('Sealed away');
      expect(seen.passwords).toEqual([{ password: 's@fe', secure: true }]);
    });

  for (const secure of [true, false])
    test(`tells a server with somebody else’s certificate nothing, over ${secure ? 'smtps' : 'STARTTLS'}`, async () => {
      const { seen, port } = await aServer({ secure });
      expect(await sent(`${secure ? 'smtps' : 'smtp'}://desk:s%40fe@localhost:${port}`)).toMatchObject({ result: 'later' });
      expect(seen).toEqual({ letters: [], passwords: [] });
    });

  test('tells a server no password where somebody on the way took STARTTLS out of what it offers', async () => {
    const { seen, port } = await aServer({ disabledCommands: ['STARTTLS'], allowInsecureAuth: true });
    expect(await sent(`smtp://desk:s%40fe@localhost:${port}`)).toMatchObject({ result: 'later' });
    expect(seen).toEqual({ letters: [], passwords: [] });
  });

  test('waits where the password is wrong: that can be mended', async () => {
    const { seen, port } = await aServer({ secure: true });
    setDefaultCACertificates([...TRUSTED_BEFORE, `${cert}`]);
    expect(await sent(`smtps://desk:wrong@localhost:${port}`)).toMatchObject({ result: 'later', code: expect.stringContaining('EAUTH') });
    expect(seen.letters).toEqual([]);
  });

  for (const disabledCommands of [['AUTH'], ['AUTH', 'STARTTLS']])
    test(`goes to a relay on the same machine, without ${disabledCommands}, whatever its certificate`, async () => {
      const { seen, port } = await aServer({ disabledCommands, authOptional: true });
      expect(await sent(`smtp://127.0.0.1:${port}`)).toEqual({ result: 'taken' });
      expect(seen.letters).toHaveLength(1);
    });

  // 0.0.0.0 leads here, but is no address of this machine's own.
  test('goes to another machine only encrypted, even where no password is wanted', async () => {
    const { seen, port } = await aServer({ disabledCommands: ['AUTH', 'STARTTLS'], authOptional: true });
    expect(await sent(`smtp://0.0.0.0:${port}`)).toMatchObject({ result: 'later', code: expect.stringContaining('ETLS') });
    expect(seen.letters).toEqual([]);
  });
});

async function sent(smtpUrl: string) {
  const mailer = smtpMailer({ smtpUrl, from: 'desk@office.example' });
  const result = await mailer.send(MAIL);
  mailer.close();
  return result;
}

async function aServer(options: SMTPServerOptions): Promise<{ seen: Seen; port: number }> {
  const seen: Seen = { letters: [], passwords: [] };
  const server = new SMTPServer({
    ...{ cert, key, logger: false, ...options },
    onAuth({ password }, { secure }, callback) {
      seen.passwords.push({ password: `${password}`, secure });
      callback(password === 's@fe' ? null : new Error('no'), { user: 'desk' });
    },
    onData(stream, _session, callback) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        seen.letters.push(Buffer.concat(parts).toString());
        callback(null);
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  stop = () => new Promise((resolve) => server.close(() => resolve()));
  const address = server.server.address();
  if (typeof address !== 'object' || !address) throw new Error('the mail server has no port');
  return { seen, port: address.port };
}
