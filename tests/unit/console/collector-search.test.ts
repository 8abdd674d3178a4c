// A search on the collector as the inbox shows it: lines as they come, cut anywhere; ended, cancelled, refused, broken off.
import { expect, test } from 'vitest';
import { createApiClient } from '../../../src/console/api-client.ts';
import { createCollectorSearch } from '../../../src/console/inbox/collector-search.ts';
import { anItem } from './an-item.ts';

const WISH = { words: 'desk', from: '2026-03-01', to: '2026-03-31' };
const END = { line: 'end', search: '00000000-0000-4000-8000-000000000001', looked: 7, closed: 1, ended: 'complete' };
const hit = (words: string) => ({ line: 'hit', item: anItem(1, { words }) });
const bytes = (lines: readonly object[]) => new TextEncoder().encode(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));

type Asked = { signal: AbortSignal; body: string };
function searchOver(body: ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer> | string, status = 200) {
  const asked: Asked[] = [];
  const api = createApiClient(async (_, init) => {
    asked.push({ signal: init?.signal as AbortSignal, body: String(init?.body) });
    return new Response(body, { status });
  });
  return { asked, api, search: createCollectorSearch(api) };
}

test('lines are taken as they come, wherever they are cut', async () => {
  const all = bytes([{ line: 'progress', looked: 3, percent: 40 }, hit('Atención'), hit('second'), END]);
  const parts = new ReadableStream<Uint8Array>({
    start(controller) {
      for (let at = 0; at < all.length; at += 7) controller.enqueue(all.slice(at, at + 7));
      controller.close();
    },
  });
  const { search, asked } = searchOver(parts);
  await search.start(WISH);
  expect(search.hits.value?.map(({ words }) => words)).toEqual(['Atención', 'second']);
  expect(search.state.value).toEqual({ state: 'ended', how: 'complete', looked: 7, closed: 1 });
  expect(JSON.parse(asked[0]?.body ?? '')).toEqual(WISH);
  search.leave();
  expect([search.hits.value, search.state.value]).toEqual([null, { state: 'none' }]);
});

test('cancelled, it tells the collector, keeps what it has, and hears nothing more', async () => {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const { search, asked } = searchOver(readable);
  const started = search.start(WISH);
  await writer.write(bytes([{ line: 'progress', looked: 3, percent: 40 }, hit('first')]));
  await new Promise<void>((resolve) => {
    search.hits.subscribe((hits) => void (hits?.length === 1 && resolve()));
  });
  search.cancel();
  expect(asked[0]?.signal.aborted).toBe(true);
  await writer.write(bytes([hit('second'), END])).catch(() => {});
  await writer.close().catch(() => {});
  await started;
  expect(search.hits.value).toHaveLength(1);
  expect(search.state.value).toEqual({ state: 'ended', how: 'cancelled', looked: 3, closed: 0 });
});

test('too many searches are said as such; an answer that breaks off is no end', async () => {
  const full = searchOver(JSON.stringify({ type: 'x', title: 'x', status: 429, code: 'searches-full' }), 429);
  await full.search.start(WISH);
  expect(full.search.state.value).toMatchObject({ state: 'failed', why: { result: 'refused', code: 'searches-full' } });
  const broken = searchOver(bytes([hit('first')]));
  await broken.search.start(WISH);
  expect(broken.search.state.value).toEqual({ state: 'failed', why: { result: 'unreachable' } });
  expect(broken.search.hits.value).toHaveLength(1);
  const other = searchOver('<html>Welcome to our Wi-Fi</html>');
  await other.search.start(WISH);
  expect(other.search.state.value).toMatchObject({ state: 'failed' });
});
