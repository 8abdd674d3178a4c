// Two hundred comments, sealed as a kiosk seals them, opened in the inbox, and then looked for in everything that the collector writes:
// the database and its log, a dump of every table, pino's log at its most talkative, the audit trail. In no encoding is a word of them
// there, and the same search finds what was put there to be found.
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import pino from 'pino';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { seal } from '../../src/kiosk/outbox/seal.ts';
import { aBatch, anEntry } from '../support/api-batch.ts';
import { aCollector, NOON_OR_SO } from '../support/api-collector.ts';
import { aKiosk } from '../support/api-kiosk.ts';
import { aPerson } from '../support/api-person.ts';
import { startPostgres } from '../support/postgres.ts';
import { filesWith } from '../support/profile-search.ts';

const COMMENTS = 200;
/** Put where it must be found: without it a search that finds nothing proves nothing. */
const CONTROL = 'the control that must be found';
const words = (place: number) => `Unmistakable-${place.toString(36)} wørds of visitor ${place} ñ`;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candour-words-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));
afterAll(async () => (await startPostgres()).stop());

/** Every table as text, as a dump would hold it. */
async function dump(databaseUrl: string): Promise<string> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const { rows: tables } = await client.query(`select tablename from pg_tables where schemaname = 'public'`);
  const parts: string[] = [];
  for (const { tablename } of tables) {
    const { rows } = await client.query(`select row_to_json(t)::text as line from ${tablename} as t`);
    parts.push(`-- ${tablename}`, ...rows.map(({ line }) => line));
  }
  await client.end();
  return parts.join('\n');
}

describe.each([
  { engine: 'SQLite', url: async () => undefined },
  { engine: 'PostgreSQL', url: async () => (await startPostgres()).url() },
])('$engine', ({ url }) => {
  test('no word of two hundred comments is in the database, the log or the audit trail', { timeout: 120_000 }, async () => {
    const databaseUrl = await url();
    const lines: string[] = [];
    const dataDir = join(folder, 'data');
    const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
    const collector = await aCollector({ databaseUrl, dataDir, keysDir: join(folder, 'keys'), log });
    const kiosk = await aKiosk(collector);
    const recipients = (await collector.parts.keys.sealingKeys('harbour')).slice(0, 1);
    for (let first = 0; first < COMMENTS; first += 50) {
      const entries = await Promise.all(
        Array.from({ length: 50 }, async (_, place) => {
          const id = randomUUID();
          const body = await seal({ questionId: 'more', text: words(first + place) }, { organisation: 'harbour', id }, recipients);
          const header = {
            id,
            sequence: first + place + 1,
            kind: 'comment',
            bodyForm: 'sealed',
            locale: place === 0 ? 'xx-control' : 'en',
          };
          return anEntry(kiosk, { wallMs: NOON_OR_SO, header, body });
        }),
      );
      await kiosk.sendBatch(aBatch(kiosk, entries, NOON_OR_SO));
      // One byte short of what was sealed: refused, and said so.
      await kiosk.sendBatch(
        aBatch(
          kiosk,
          entries.slice(0, 1).map((entry) => ({ ...entry, body: entry.body.slice(1) })),
          NOON_OR_SO,
        ),
      );
    }
    const staff = await aPerson(collector, { role: 'staff' });
    const { items } = await (await staff.get('/api/v1/inbox')).json();
    expect(new Set(items.map((item: { words: string }) => item.words))).toEqual(
      new Set(Array.from({ length: COMMENTS }, (_, at) => words(at))),
    );
    const openings = items.slice(0, 10).map(({ id }: { id: string }) => ({ entryId: id, openedAt: new Date(NOON_OR_SO).toISOString() }));
    expect((await staff.send('POST', '/api/v1/inbox/openings', { openings })).status).toBeLessThan(300);
    const administrator = await aPerson(collector, { role: 'administrator' });
    expect(await (await administrator.get('/api/v1/exports/entries.json')).text()).not.toContain('Unmistakable');
    const audit = await collector.parts.store.audit.latest('harbour', 10_000);
    expect(audit.some(({ action }) => action === 'words-copied')).toBe(true);

    await mkdir(join(folder, 'found'));
    await writeFile(join(folder, 'found', 'log'), lines.join(''));
    await writeFile(join(folder, 'found', 'audit'), JSON.stringify(audit));
    if (databaseUrl) await writeFile(join(folder, 'found', 'dump'), await dump(databaseUrl));
    // While it runs, with all that waits in the write-ahead log.
    const places = [join(folder, 'found'), ...(databaseUrl ? [] : [dataDir])];
    const search = (text: string) => places.flatMap((place) => filesWith(place, text));
    expect(search('xx-control').length).toBeGreaterThan(0);
    for (let place = 0; place < COMMENTS; place++) expect(search(words(place))).toEqual([]);
    expect(search('Unmistakable')).toEqual([]);
    await collector.stop();
  });

  test('the same search finds words in each encoding', async () => {
    const bytes = Buffer.from(CONTROL);
    const utf16 = Buffer.from(CONTROL, 'utf16le');
    const forms = [
      bytes,
      utf16,
      bytes.toString('hex'),
      bytes.toString('base64'),
      bytes.toString('base64url'),
      `x${bytes.toString('base64')}`,
    ];
    for (const [place, form] of forms.entries()) await writeFile(join(folder, String(place)), form);
    expect(filesWith(folder, CONTROL)).toHaveLength(forms.length);
  });
});
