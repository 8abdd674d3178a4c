// The collector as a process: what it says when it starts or can't, TLS of its own, and a stop in which nothing is half answered.
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { Agent, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { NONCE_HEADER } from '../../src/protocol/http-signature.ts';
import { makePairingCode } from '../../src/server/fleet/pairing-code.ts';
import { openStore } from '../../src/server/store/open-store.ts';
import { aBatch, anEntry } from '../support/api-batch.ts';
import { aChildCollector, announcedUrl, type ChildCollector } from '../support/api-child-collector.ts';
import { aKey, type TestKiosk } from '../support/api-kiosk.ts';
import { aSignedRequest } from '../support/api-signed-request.ts';

let folder: string;
const running: ChildCollector[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candour-process-'));
});
afterEach(async () => {
  for (const { process } of running.splice(0)) process.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

async function start(environment: Record<string, string> = {}): Promise<ChildCollector> {
  const port = environment.CANDOUR_PORT ?? String(await freePort());
  const child = aChildCollector({ CANDOUR_PORT: port, CANDOUR_DATA_DIR: join(folder, 'data'), ...environment });
  running.push(child);
  return child;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

test('the first start tells addresses, and of each organisation a set-up link and its PIN; the next one new links and no PIN', async () => {
  const first = await start();
  const url = await announcedUrl(first);
  const link = /(http\S+#\/link\/\S+)/.exec(first.output())?.[1];
  expect(link?.startsWith(`${url}/console/#/link/`)).toBe(true);
  for (const organisation of ['joic', 'moj-jamaica', 'mps-belize', 'oag-doj', 'rcips']) {
    expect(first.output()).toMatch(new RegExp(`Set up +http\\S+ +\\(first administrator of "${organisation}"`));
    expect(first.output()).toMatch(new RegExp(`PIN +\\d{6} +\\(staff panel of the kiosks of "${organisation}"`));
  }
  first.process.kill('SIGTERM');
  expect(await first.exit).toBe(0);

  const second = await start();
  await announcedUrl(second);
  expect(second.output()).not.toMatch(/PIN +\d{6}/);
  expect(/(http\S+#\/link\/\S+)/.exec(second.output())?.[1]?.split('/').at(-1)).not.toBe(link?.split('/').at(-1));
});

test('what keeps it from starting is said plainly', async () => {
  const wrong = await start({ CANDOUR_PORT: 'eighty' });
  expect(await wrong.exit).toBe(1);
  expect(wrong.output()).toContain('CANDOUR_PORT must be a port number');

  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const address = taken.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const second = await start({ CANDOUR_PORT: String(port) });
  expect(await second.exit).toBe(1);
  expect(second.output()).toContain(`Port ${port} on 127.0.0.1 is in use`);
  taken.close();

  const noTls = await start({ CANDOUR_TLS_CERT_FILE: '/nowhere.pem', CANDOUR_TLS_KEY_FILE: '/nowhere.pem' });
  expect(await noTls.exit).toBe(1);
  expect(noTls.output()).toContain('CANDOUR_TLS_CERT_FILE: ENOENT');
});

test('a folder of keys that was lost is said, not replaced', async () => {
  const first = await start();
  await announcedUrl(first);
  first.process.kill('SIGTERM');
  await first.exit;
  await rm(join(folder, 'data', 'keys'), { recursive: true });
  const second = await start();
  expect(await second.exit).toBe(1);
  expect(second.output()).toMatch(/No configuration key in .*keys\/[a-z-]+/);
});

test('with a certificate it speaks TLS and says so to browsers', async () => {
  const [cert, key] = ['cert', 'key'].map((name) => fileURLToPath(new URL(`../support/tls/test-only.${name}.pem`, import.meta.url))) as [
    string,
    string,
  ];
  const child = await start({ CANDOUR_TLS_CERT_FILE: cert, CANDOUR_TLS_KEY_FILE: key });
  const url = await announcedUrl(child);
  expect(url).toMatch(/^https:\/\/localhost:/);
  const ca = await readFile(cert);
  const headers = await new Promise<Record<string, unknown>>((resolve, reject) => {
    httpsRequest(`${url}/healthz`, { ca }, (response) => resolve(response.headers))
      .on('error', reject)
      .end();
  });
  expect(headers['strict-transport-security']).toBe('max-age=31536000');
});

test('SIGTERM under load: every answer is whole, every acknowledged entry is in the store, and it ends with 0', async () => {
  const seeding = await start();
  await announcedUrl(seeding);
  seeding.process.kill('SIGTERM');
  await seeding.exit;
  const code = await codeFor('george-town');
  const child = await start();
  const url = await announcedUrl(child);
  const kiosk = await pairOverHttp(url, code);

  const acknowledged = new Set<string>();
  const outcomes = { acknowledged: 0, stopping: 0, refused: 0, halfAnswered: 0 };
  const agent = new Agent({ keepAlive: true, maxSockets: 4 });
  let stopped = false;
  const sender = async () => {
    while (!stopped) {
      const now = Date.now();
      const entries = Array.from({ length: 200 }, () => anEntry(kiosk, { wallMs: now }));
      const answer = await post(url, agent, kiosk, aBatch(kiosk, entries, now));
      if (answer.kind === 'cut') {
        outcomes[answer.begun ? 'halfAnswered' : 'refused']++;
        // Nobody listens any more.
        if (answer.code === 'ECONNREFUSED') return;
      } else if (answer.status === 200) {
        outcomes.acknowledged++;
        for (const { id, verdict } of JSON.parse(answer.text).verdicts) if (verdict === 'stored') acknowledged.add(id);
      } else if (answer.status === 503) {
        outcomes.stopping++;
        expect(JSON.parse(answer.text).code).toBe('stopping');
      } else throw new Error(`${answer.status} ${answer.text}`);
    }
  };
  const senders = Array.from({ length: 4 }, sender);
  while (outcomes.acknowledged < 8) await new Promise((resolve) => setTimeout(resolve, 10));
  child.process.kill('SIGTERM');
  expect(await child.exit).toBe(0);
  stopped = true;
  await Promise.all(senders);
  agent.destroy();

  expect(outcomes.halfAnswered).toBe(0);
  const store = await openStore({ dataDir: join(folder, 'data') });
  const kept = new Set(await store.entries.visibleIds({ organisation: 'rcips', sites: null, ids: [...acknowledged] }));
  await store.close();
  expect(acknowledged.size).toBeGreaterThanOrEqual(1_600);
  expect(kept.size).toBe(acknowledged.size);
}, 60_000);

async function codeFor(kiosk: string): Promise<string> {
  const store = await openStore({ dataDir: join(folder, 'data') });
  const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));
  const { code } = await makePairingCode({ store, random }, kiosk, Date.now(), null);
  await store.close();
  return code;
}

async function pairOverHttp(url: string, code: string): Promise<TestKiosk> {
  const key = aKey();
  const response = await fetch(`${url}/api/v1/pairing`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ code, publicKey: key.publicKey }),
  });
  const pairing = await response.json();
  const nonce = response.headers.get(NONCE_HEADER) ?? '';
  return { ...key, id: pairing.kiosk, nonce, ledgerId: randomUUID(), pairing } as TestKiosk;
}

type Answer = { kind: 'answer'; status: number; text: string } | { kind: 'cut'; begun: boolean; code: string };

function post(url: string, agent: Agent, kiosk: TestKiosk, batch: ReturnType<typeof aBatch>): Promise<Answer> {
  const { headers, body, path } = aSignedRequest(kiosk, 'POST', '/api/v1/batches', batch);
  return new Promise((resolve) => {
    let begun = false;
    const cut = (error: NodeJS.ErrnoException) => resolve({ kind: 'cut', begun, code: error.code ?? '' });
    const request = httpRequest(
      `${url}${path}`,
      { method: 'POST', agent, headers: { ...headers, 'content-length': body.length } },
      (response) => {
        begun = true;
        let text = '';
        response.on('data', (chunk) => (text += String(chunk)));
        response.on('error', cut);
        response.on('end', () => resolve({ kind: 'answer', status: response.statusCode ?? 0, text }));
      },
    );
    request.on('error', cut);
    request.end(body);
  });
}
