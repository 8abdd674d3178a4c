// Logs say what happened, never a secret, a code, a token or a word: not even at the most talkative level.
import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { expect, test } from 'vitest';
import { aBatch, anEntry } from '../support/api-batch.ts';
import { aCollector, NOON_OR_SO } from '../support/api-collector.ts';
import { aKiosk } from '../support/api-kiosk.ts';
import { aPerson, PASSWORD } from '../support/api-person.ts';
import { sealForTest } from '../support/api-sealing.ts';

test('a busy hour leaves no secret behind', async () => {
  const lines: string[] = [];
  const collector = await aCollector({ log: pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) }) });
  try {
    const kiosk = await aKiosk(collector);
    const id = randomUUID();
    const keys = (await collector.parts.keys.sealingKeys('harbour')).slice(0, 1);
    const body = await sealForTest('{"text":"unmistakable words"}', { organisation: 'harbour', entryId: id }, keys);
    const words = anEntry(kiosk, { wallMs: NOON_OR_SO, header: { id, kind: 'comment', bodyForm: 'sealed' }, body });
    await kiosk.sendBatch(aBatch(kiosk, [words], NOON_OR_SO));
    const administrator = await aPerson(collector, { role: 'administrator' });
    const { code } = await (await administrator.send('POST', '/api/v1/kiosks/south-door/pairing-codes')).json();
    const { link } = await (
      await administrator.send('POST', '/api/v1/people/invitations', { name: 'New', role: 'staff', sites: null })
    ).json();
    const token = link.split('/link/')[1];
    const json = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' };
    await collector.request('/api/v1/links/purpose', { method: 'POST', headers: json, body: JSON.stringify({ token }) });
    await collector.request(`/kiosk/?pair=${code}`);
    const staff = await aPerson(collector, { role: 'staff' });
    expect(await (await staff.get('/api/v1/inbox')).text()).toContain('unmistakable words');
    await administrator.send('POST', '/api/v1/kiosks/north-door/publications', { nonsense: true });

    const log = lines.join('');
    expect(log).toContain('/api/v1/kiosks/:kiosk/publications');
    const secrets = [
      'unmistakable',
      PASSWORD,
      code,
      token,
      staff.cookie.split('=')[1],
      kiosk.nonce,
      ...collector.seeded.map(({ pin }) => `"${pin}"`),
    ];
    for (const secret of secrets) expect(log).not.toContain(secret);
  } finally {
    await collector.stop();
  }
});
