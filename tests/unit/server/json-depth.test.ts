import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isNestedDeeper } from '../../../src/server/http/json-depth.ts';

test.each([
  ['1', 0, false],
  ['[]', 0, true],
  ['[]', 1, false],
  ['[[]]', 1, true],
  ['{"a":[{}]}', 3, false],
  ['{"a":[{}]}', 2, true],
  ['[[],[],[]]', 2, false],
  ['"[[[["', 0, false],
  ['"\\"[[["', 0, false],
  ['"\\\\",[', 0, true],
  ['"unfinished [[[', 0, false],
])('%s is nested deeper than %i: %s', (json, limit, deeper) => {
  expect(isNestedDeeper(json, limit)).toBe(deeper);
});

test('agrees with a walk through the parsed value', async () => {
  const depthOf = (value: unknown): number =>
    typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;
  await fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const depth = depthOf(value);
      const json = JSON.stringify(value);
      return !isNestedDeeper(json, depth) && (depth === 0 || isNestedDeeper(json, depth - 1));
    }),
  );
});
