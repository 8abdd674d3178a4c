import { describe, expect, test } from 'vitest';
import type { ReceiptAddition } from '../../../src/protocol/receipt-api.ts';
import type { Asked } from '../../../src/receipt/ask-collector.ts';
import { createPageState } from '../../../src/receipt/page-state.ts';
import type { Codes } from '../../../src/receipt/prove.ts';

const CODES: Codes = { how: 'typed', reference: 'REFERENCE', secret: 'SECRET' };
const NOT_ARRIVED: Asked = { result: 'answered', answer: { state: 'not-arrived' } };
const refused = (code: string, retryAfterMs = 0): Asked => ({ result: 'refused', code, retryAfterMs });
const ADDITION = { id: 'b', wantsContact: true, satisfied: null, words: {} };

/** Answers when it is told to. */
function given({ isSecure = true } = {}) {
  const asked: { body: unknown; answer(asked: Asked): void }[] = [];
  const ask = (body: unknown) => new Promise<Asked>((resolve) => void asked.push({ body, answer: resolve }));
  const proving: Codes[] = [];
  const state = createPageState({
    prove: async (codes) => {
      proving.push(codes);
      return { reference: codes.reference, proof: 'PROOF' };
    },
    read: ask,
    add: (addition: ReceiptAddition) => ask(addition),
    clock: () => 1_000,
    isSecure,
  });
  const answer = async (one: Asked) => {
    await new Promise((resolve) => setTimeout(resolve));
    asked.at(-1)?.answer(one);
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { state, asked, proving, answer };
}

describe('the page', () => {
  test('sends a proof, never the secret, and keeps only what it needs to ask again', async () => {
    const { state, asked, answer } = given();
    void state.open(CODES);
    expect(state.busy.value).toBe(true);
    await answer(NOT_ARRIVED);
    expect(asked.map(({ body }) => body)).toEqual([{ reference: 'REFERENCE', proof: 'PROOF' }]);
    expect(state.view.value).toEqual({
      ...{ at: 'shown', answer: { state: 'not-arrived' } },
      proven: { reference: 'REFERENCE', proof: 'PROOF' },
    });
    expect(JSON.stringify(state.view.value)).not.toContain('SECRET');
    expect(state.busy.value).toBe(false);
  });

  test.each([
    ['receipt-unknown', 'unknown'],
    ['rate-limited', 'too-many'],
    ['shape-invalid', 'refused'],
    ['store-unavailable', 'trouble'],
    ['constructor', 'trouble'],
  ])('says of %s: %s', async (code, why) => {
    const { state, answer } = given();
    void state.open(CODES);
    await answer(refused(code, 5_000));
    expect(state.trouble.value).toEqual({ why, until: 6_000 });
    expect(state.view.value.at).toBe('start');
  });

  test('keeps what it shows when nobody can be reached, and says when something was not taken', async () => {
    const { state, answer } = given();
    void state.open(CODES);
    await answer(NOT_ARRIVED);
    const added = state.add(ADDITION);
    await answer({ result: 'unreachable' });
    expect(await added).toBe(false);
    expect(state.view.value.at).toBe('shown');
    expect(state.trouble.value?.why).toBe('unreachable');
    const again = state.add(ADDITION);
    await answer(NOT_ARRIVED);
    expect([await again, state.trouble.value]).toEqual([true, null]);
  });

  test('forgets all of it, and an answer that comes later changes nothing', async () => {
    const { state, answer } = given();
    void state.open({ ...CODES, how: 'scanned' });
    expect(state.view.value.at).toBe('scanned');
    await Promise.resolve();
    state.forget('forgotten');
    await answer(NOT_ARRIVED);
    expect(state.view.value).toEqual({ at: 'start', note: 'forgotten' });
    expect([state.busy.value, state.trouble.value, state.life.value]).toEqual([false, null, 1]);
    expect(await state.add(ADDITION)).toBe(false);
  });

  test('works nothing out where a browser can’t: without https', async () => {
    const { state, proving } = given({ isSecure: false });
    await state.open(CODES);
    expect([state.trouble.value?.why, proving]).toEqual(['insecure', []]);
  });
});
