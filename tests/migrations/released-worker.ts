// A released kiosk's worker, driven over the messages of that version: pairs, records visits, sends. Its script is taken as built, but
// for one line: the key it makes at pairing can be written into a fixture.
import { readdirSync } from 'node:fs';
import type { Page } from 'playwright';
import { until } from '../support/until.ts';
import type { KioskFixture } from './kiosk-fixture.ts';

const EXPORTABLE = `;{
  const generate = crypto.subtle.generateKey.bind(crypto.subtle);
  crypto.subtle.generateKey = async (algorithm, extractable, uses) => {
    if (algorithm !== 'Ed25519') return generate(algorithm, extractable, uses);
    const keys = await generate(algorithm, true, uses);
    self.postMessage({ type: 'fixture-key', key: await crypto.subtle.exportKey('jwk', keys.privateKey) });
    return keys;
  };
}`;

export type ReleasedWorker = {
  pair(code: string): Promise<void>;
  /** A rating, and now and then reasons and a comment. `unreadable`: a rating that its collector refuses, so that it goes to the shelf. */
  visit(place: number, unreadable: boolean): Promise<void>;
  untilSent(): Promise<void>;
  database(): Promise<KioskFixture>;
};

/** `page`: of the collector's origin, outside `/kiosk/`. */
export async function openReleasedWorker(page: Page, assets: string): Promise<ReleasedWorker> {
  const script = readdirSync(assets).find((name) => /^worker-[\w-]{8}\.js$/.test(name));
  await page.route(`**/kiosk/assets/${script}`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${await response.text()}${EXPORTABLE}` });
  });
  await page.evaluate(startWorker, `/kiosk/assets/${script}`);
  return {
    pair: (code) => page.evaluate((given) => fixture.pair(given), code),
    visit: (place, unreadable) => page.evaluate((args) => fixture.visit(...args), [place, unreadable] as const),
    untilSent: async () => {
      await until(
        () => page.evaluate(() => fixture.waiting()),
        (waiting) => waiting === 0,
      );
    },
    database: () => page.evaluate(() => fixture.database()),
  };
}

type InPage = {
  pair(code: string): Promise<void>;
  visit(place: number, unreadable: boolean): Promise<void>;
  waiting(): Promise<number>;
  database(): Promise<KioskFixture>;
};
declare const fixture: InPage;

/** Runs in the page, so it holds all it needs. */
function startWorker(address: string): void {
  type Message = Record<string, unknown> & { type: string; call?: number };
  const worker = new Worker(address, { type: 'module' });
  const answers = new Map<number, (message: Message) => void>();
  let calls = 0;
  let key: unknown = null;
  let revision = '';
  worker.onmessage = ({ data }: MessageEvent<Message>) => {
    if (data.type === 'fixture-key') key = data.key;
    const state = data.state as { state?: string; revision?: string } | undefined;
    if (state?.state === 'paired') {
      revision = state.revision ?? '';
      worker.postMessage({ type: 'configuration-shown', revision });
    }
    answers.get(data.call ?? -1)?.(data);
  };
  worker.postMessage({ type: 'hello', shellVersion: 'fixture' });

  function ask(message: Message): Promise<Message> {
    const call = ++calls;
    return new Promise((resolve) => {
      answers.set(call, resolve);
      worker.postMessage({ ...message, call });
    });
  }

  /** A UUIDv7, as the page makes them. */
  function newId(): string {
    const time = Date.now().toString(16).padStart(12, '0');
    return `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`;
  }

  async function record(visit: string, kind: string, form: string, value: unknown): Promise<void> {
    const times = { wallMs: Date.now(), monotonicOriginMs: performance.timeOrigin + performance.now() };
    const draft = { id: newId(), visit, kind, revision, locale: 'en', ...times, body: { form, value } };
    const { type, reason } = await ask({ type: 'record', draft });
    if (type !== 'recorded') throw new Error(`${type}: ${reason}`);
  }

  const questionId = 'service-today';
  const inPage: InPage = {
    async pair(code) {
      const { result } = await ask({ type: 'pair', code });
      if (!(result as { ok: boolean }).ok) throw new Error(JSON.stringify(result));
      while (revision === '') await new Promise((resolve) => setTimeout(resolve, 50));
    },
    async visit(place, unreadable) {
      const visit = newId();
      const valueId = ['very-happy', 'happy', 'unhappy', 'very-unhappy'][place % 4];
      const rating = unreadable ? { nothing: 'known' } : { questionId, scaleId: 'faces-4', valueId };
      await record(visit, 'rating', 'plain', rating);
      if (place % 3 === 0) await record(visit, 'reasons', 'plain', { questionId, reasonIds: ['waiting-time'] });
      if (place % 4 === 1)
        await record(visit, 'comment', 'sealed', { questionId, text: `Zanzibarquokka words of visit ${place}, né à Genève` });
      await record(visit, 'visit-end', 'plain', { how: 'finished' });
    },
    async waiting() {
      worker.postMessage({ type: 'sync-now' });
      const { report } = await ask({ type: 'panel-report' });
      const { ratings, comments, other } = (report as { waiting: Record<string, number> }).waiting;
      return (ratings ?? 0) + (comments ?? 0) + (other ?? 0);
    },
    async database() {
      const opened = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open('candour-kiosk');
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      const all = (store: string, what: 'getAll' | 'getAllKeys') =>
        new Promise<unknown[]>((resolve) => {
          const request = opened.transaction(store).objectStore(store)[what]() as IDBRequest<unknown[]>;
          request.onsuccess = () => resolve(request.result);
        });
      const [keys, values] = [await all('state', 'getAllKeys'), await all('state', 'getAll')];
      const state = Object.fromEntries(keys.map((name, place) => [name as string, values[place]]));
      const identity = { ...(state.identity as object), privateKey: key };
      const stores = { entries: await all('entries', 'getAll'), shelf: await all('shelf', 'getAll') };
      return { databaseVersion: opened.version, ...stores, state: { ...state, identity } } as KioskFixture;
    },
  };
  Object.assign(globalThis, { fixture: inPage });
}
