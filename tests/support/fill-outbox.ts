// Fills a paired kiosk's outbox fast, through the worker as shipped and in its own words, without a visitor: what takes minutes by touch
// takes a second.
import type { BrowserContext, Page } from 'playwright';
import type { EntryDraft, PageToWorker, WorkerToPage } from '../../src/kiosk/worker-port.ts';
import { uuidV7 } from '../../src/protocol/uuid-v7.ts';

declare global {
  var kioskWorker: Worker | undefined;
}

/** From the next load of a page on, its worker can be reached. */
export async function exposeWorker(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const { Worker: Original } = globalThis;
    globalThis.Worker = class extends Original {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        globalThis.kioskWorker = this;
      }
    };
  });
}

/** Ids of the entries, each of which the worker has said is durable. */
export async function fillOutbox(page: Page, count: number): Promise<string[]> {
  const drafts = Array.from({ length: count }, (_, place) => aRating(Date.now() + place));
  const answers = await page.evaluate(recordAll, drafts);
  const refused = answers.filter((answer) => answer !== 'recorded');
  if (refused.length > 0) throw new Error(`${refused.length} were not recorded: ${refused[0]}`);
  return drafts.map(({ id }) => id);
}

/** In the page. Its own calls start at 1, so that these never meet them. */
async function recordAll(drafts: EntryDraft[]): Promise<string[]> {
  const worker = globalThis.kioskWorker;
  if (!worker) throw new Error('the worker is not exposed');
  const first = 1_000_000 + Math.floor(performance.now()) * 100_000;
  const answers = new Map<number, string>();
  await new Promise<void>((resolve) => {
    worker.addEventListener('message', ({ data }: MessageEvent<WorkerToPage>) => {
      if (data.type === 'state' || data.call < first || data.call >= first + drafts.length) return;
      answers.set(data.call, data.type === 'not-recorded' ? data.reason : data.type);
      if (answers.size === drafts.length) resolve();
    });
    drafts.forEach((draft, place) => {
      worker.postMessage({ type: 'record', call: first + place, draft } satisfies PageToWorker);
    });
  });
  return [...answers.values()];
}

function aRating(wallMs: number): EntryDraft {
  const newId = () => uuidV7(wallMs, crypto.getRandomValues(new Uint8Array(10)));
  const value = { questionId: 'service-today', scaleId: 'faces-4', valueId: 'happy' };
  const place = { revision: '1.1.AAAAAAAAAAAAAAAA' as EntryDraft['revision'], locale: 'en' };
  return { id: newId(), visit: newId(), kind: 'rating', ...place, wallMs, monotonicOriginMs: wallMs, body: { form: 'plain', value } };
}
