import { afterEach, describe, expect, test, vi } from 'vitest';
import { fetchReceipts, isReceipts } from '../../../src/kiosk/service-worker/receipts.ts';

const scope = new URL('https://feedback.example.org/kiosk/');
const PAGE = `${scope.href}receipt`;
const ADDRESS = `${PAGE}?kiosk=&lang=es&text=large`;

afterEach(() => vi.unstubAllGlobals());
const answering = (answer: Response) => vi.stubGlobal('fetch', vi.fn().mockResolvedValue(answer));

test('one address of the kiosk’s scope is the receipt’s page', () => {
  expect(isReceipts(new URL(ADDRESS), scope)).toBe(true);
  for (const other of ['receipts', 'receipt/', 'any/receipt', '']) expect(isReceipts(new URL(other, scope), scope)).toBe(false);
});

describe('the receipt’s page', () => {
  test('is isolated, asked for without what the visitor chose, also where a proxy took the headers away', async () => {
    answering(new Response('page'));
    const { headers } = await fetchReceipts(ADDRESS);
    expect(headers.get('cross-origin-embedder-policy')).toBe('require-corp');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(fetch).toHaveBeenCalledWith(PAGE, expect.objectContaining({ cache: 'no-store', credentials: 'omit', redirect: 'error' }));
  });

  test('can’t be had where a gateway answers in its place', async () => {
    answering(new Response('', { status: 502 }));
    await expect(fetchReceipts(ADDRESS)).rejects.toThrow('502');
  });
});
