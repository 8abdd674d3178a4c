import { expect, test } from 'vitest';
import { newSecret, receiptAddress, receiptReference } from '../../../src/protocol/receipt.ts';
import { takeScanned } from '../../../src/receipt/opened-with.ts';

const reference = receiptReference('RVCTQR', 27);
const secret = Buffer.from(newSecret((bytes) => bytes.fill(7))).toString('base64url');

function taken(hash: string, search = '') {
  const replaced: unknown[][] = [];
  const history = { replaceState: (...given: unknown[]) => void replaced.push(given) };
  return { scanned: takeScanned({ hash, pathname: '/receipt/', search }, history), replaced };
}

test('what a code carries is read, and gone from the address', () => {
  const { hash } = new URL(receiptAddress('https://feedback.example.org', reference, secret));
  expect(taken(hash)).toEqual({ scanned: { reference, secret }, replaced: [[null, '', '/receipt/']] });
  expect(taken(hash, '?kiosk').replaced).toEqual([[null, '', '/receipt/?kiosk']]);
});

test('what is not one is gone all the same; without a fragment nothing is touched', () => {
  for (const hash of ['#', '#x', `#${reference}`, `#${reference}.${secret}x`, `#${reference.slice(1)}.${secret}`, '#constructor.x'])
    expect(taken(hash)).toMatchObject({ scanned: null, replaced: [[null, '', '/receipt/']] });
  expect(taken('')).toEqual({ scanned: null, replaced: [] });
});
