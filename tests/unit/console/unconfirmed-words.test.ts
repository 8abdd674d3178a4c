// Facts that nobody has confirmed, as the console words them, and every one of the shipped files.
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { unconfirmedWords } from '../../../src/console/reports/unconfirmed-words.ts';
import { en } from '../../../src/console/texts/en.ts';
import { es } from '../../../src/console/texts/es.ts';
import { RetentionPolicyFile } from '../../../src/protocol/retention-policy.ts';
import { UnconfirmedAnswer } from '../../../src/protocol/unconfirmed-api.ts';
import { unconfirmedIn } from '../../../src/server/inventory/unconfirmed-in.ts';
import { shippedPolicy } from '../../support/shipped-policy.ts';

const ORGANISATIONS = ['joic', 'mps-belize', 'oag-doj', 'rcips', 'moj-jamaica'];

function shippedRetention(organisation: string) {
  const file = new URL(`../../../kiosk-config/organisations/${organisation}/retention.json`, import.meta.url);
  const { $schema: _, ...policy } = v.parse(RetentionPolicyFile, JSON.parse(readFileSync(file, 'utf8')));
  return policy;
}

test.each(ORGANISATIONS)('of %s every mark is found, and worded in both languages', (organisation) => {
  const [policy, retention] = [shippedPolicy(organisation), shippedRetention(organisation)];
  const { facts, checkedUntil } = v.parse(UnconfirmedAnswer, unconfirmedIn(policy, retention));
  const marks = [policy, retention].map((file) => JSON.stringify(file).match(/"toBeConfirmed":true/g)?.length ?? 0);
  expect(facts).toHaveLength((marks[0] ?? 0) + (marks[1] ?? 0));
  expect(facts.length).toBeGreaterThan(0);
  expect(checkedUntil).toBe(policy.calendar.holidays.checkedUntil);
  for (const texts of [en, es])
    for (const fact of facts) {
      const { what, value } = unconfirmedWords(fact, texts, texts === en ? 'en' : 'es');
      expect(`${what} ${value}`).not.toMatch(/undefined|null|NaN/);
      expect([what.trim(), value.trim()]).not.toContain('');
    }
});

test('nothing is to be confirmed where nothing is promised', () => {
  expect(unconfirmedIn(null, null)).toEqual({ checkedUntil: null, facts: [] });
});

test('says which cases a target is for, where it is not for all', () => {
  const target = { what: 'target', promise: 'respond', time: { workingDays: 5 }, kinds: ['complaint', 'compliment', 'question'] } as const;
  const rest = { stages: [1 as const, 2 as const], source: 'S' };
  const said = (contacts: ('e-mail' | 'phone' | 'letter' | 'none')[]) =>
    unconfirmedWords({ ...target, ...rest, kinds: [...target.kinds], contacts }, en, 'en');
  expect(said(['e-mail', 'phone', 'letter', 'none'])).toEqual({ what: 'To be answered within', value: '5 working days' });
  expect(said(['phone', 'letter']).what).toMatch(/^To be answered within \(.+ and .+\)$/);
});
