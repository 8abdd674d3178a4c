// The operators' table of lights says what the console says.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { en } from '../../../src/console/texts/en.ts';

const OPERATIONS = readFileSync(new URL('../../../docs/operations.md', import.meta.url), 'utf8');

it('names for every rule what to do, in the words of the console', () => {
  const { todo, notInUseTodo } = en.health;
  const missing = [...Object.values(todo), ...Object.values(notInUseTodo)].filter((line) => line !== null && !OPERATIONS.includes(line));
  expect(missing).toEqual([]);
});
