// JM6, BZ9: every shipped service in words that many can read: short questions, short sentences, short labels, in each of its languages.
import { expect, test } from 'vitest';
import type { Configuration } from '../../../src/protocol/configuration.ts';
import { shipped } from './sample-configuration.ts';

const SHIPPED = [
  ['rcips', 'george-town'],
  ['mps-belize', 'belmopan-ground-floor'],
  ['joic', 'castle-street-reception'],
  ['oag-doj', 'sheria-house'],
  ['moj-jamaica', 'moj-customer-service'],
] as const;
type Said = { place: string; words: string };

test.each(SHIPPED)('%s', (organisation, kiosk) => {
  const { flow, forms = [], notice, attract, standards } = shipped(kiosk, organisation);
  const questions = textsIn([...flow, ...forms.flatMap(({ steps }) => steps)].map(({ text }) => text));
  expect(questions.filter(({ words }) => count(words) > 10)).toEqual([]);
  const doorsAndOptions = textsIn([forms.map(({ door }) => door), optionsOf({ flow, forms })]);
  expect(doorsAndOptions.filter(({ words }) => words.length > 50)).toEqual([]);
  const sentences = textsIn([flow, forms, notice, attract, standards]).flatMap(({ place, words }) => sentencesOf(words, place));
  expect(sentences.filter(({ words }) => count(words) > 20)).toEqual([]);
});

function optionsOf({ flow, forms }: Pick<Configuration, 'flow'> & { forms: NonNullable<Configuration['forms']> }): unknown {
  return [...flow, ...forms.flatMap(({ steps }) => steps)].map((question) => ('options' in question ? question.options : []));
}

/** Every text in every language, wherever it stands. */
function textsIn(value: unknown, place = ''): Said[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('en' in value) return Object.entries(value).map(([locale, words]) => ({ place: `${place} ${locale}`, words: String(words) }));
  return Object.entries(value).flatMap(([key, child]) => textsIn(child, `${place}/${key}`));
}

/** An address is no sentence. */
function sentencesOf(text: string, place: string): Said[] {
  return text
    .split(/(?<=[.:!?»])\s+/)
    .filter((words) => !/\d+(?:st|nd|rd|th) Floor/.test(words))
    .map((words) => ({ place, words }));
}

function count(words: string): number {
  return words.split(/\s+/).length;
}
