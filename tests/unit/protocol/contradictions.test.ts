import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { Configuration } from '../../../src/protocol/configuration.ts';
import type { Form } from '../../../src/protocol/form.ts';
import type { Question } from '../../../src/protocol/questions/question.ts';
import { shipped } from '../kiosk/sample-configuration.ts';
import { aForm, configurationWith, KIND, STEPS } from './a-form.ts';

/** Where it is wrong, and how. */
function problems(configuration: unknown): string[] {
  const { issues = [] } = v.safeParse(Configuration, configuration);
  return issues.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`);
}
const withSteps = (...steps: object[]) => configurationWith([aForm({ steps: steps as Question[] })]);
const withFlow = (...steps: object[]) => ({ ...shipped('george-town'), flow: [...shipped('george-town').flow, ...steps] });
const text = { en: 'A text', es: 'Un texto' };
const words = (id: string, more: object = {}) => ({ type: 'words', id, text, ...more });

describe('a configuration that makes sense', () => {
  it('may have forms with branches', () => {
    expect(problems(configurationWith([aForm()]))).toEqual([]);
  });
  it('may ask in the flow by the face', () => {
    const options = ['a', 'b'].map((id) => ({ id, text, when: { question: 'service-today', is: ['unhappy', 'very-unhappy'] } }));
    expect(problems(withFlow({ type: 'reasons', id: 'why-not', text, options }))).toEqual([]);
  });
});

describe('languages', () => {
  it('are those that the kiosk has words in, or come near to one', () => {
    const shown = shipped('george-town');
    expect(problems({ ...shown, locales: ['en', 'de'] })[0]).toMatch(/^locales\.1: a language that the kiosk has words in/);
    expect(problems({ ...shown, locales: ['en', 'es-419'] }).join()).toMatch(/^attract\.title: text is missing in "es-419"/);
    expect(problems({ ...shown, locales: ['en', 'es', 'en'] })).toEqual(['locales: each language once']);
  });
});

describe('what makes no sense is refused, with its place', () => {
  it.each<[string, unknown, RegExp]>([
    ['an id used twice in a form', withSteps(KIND, words('kind')), /^forms\.0\.steps\.1\.id: id "kind" is used twice/],
    ['an id of the flow in a form', withSteps(words('service-today')), /^forms\.0\.steps\.0\.id: id "service-today" is used twice/],
    [
      'a form that may begin with nothing',
      withSteps(words('a', { when: { question: 'service-today', isAnswered: true } })),
      /^forms\.0\.steps: at least one step is always asked/,
    ],
    ['two forms with one id', configurationWith([aForm(), aForm()]), /^forms\.1\.id: /],
    [
      'a condition on a question that comes later',
      withSteps(words('a', { when: { question: 'kind', is: ['complaint'] } }), KIND),
      /^forms\.0\.steps\.0\.when\.question: there is no question "kind" before/,
    ],
    [
      'a condition on an answer that nobody can give',
      withSteps(KIND, words('a', { when: { question: 'kind', is: ['praise'] } })),
      /^forms\.0\.steps\.1\.when\.is\.0: "kind" is never answered "praise"/,
    ],
    [
      'the same deeper down',
      withSteps(
        KIND,
        words('a', {
          when: {
            not: {
              all: [
                { question: 'kind', is: ['complaint'] },
                { question: 'none', isAnswered: true },
              ],
            },
          },
        }),
      ),
      /^forms\.0\.steps\.1\.when\.not\.all\.1\.question: /,
    ],
    ['a condition on what words say', withSteps(words('a'), words('b', { when: { question: 'a', is: ['x'] } })), /never answered "x"/],
    [
      'required on a condition about nothing',
      withSteps(words('a', { required: { question: 'none', isAnswered: true } })),
      /^forms\.0\.steps\.0\.required\.question: /,
    ],
    ['an option twice', withSteps({ ...KIND, options: [KIND.options[0], KIND.options[0]] }), /^forms\.0\.steps\.0\.options\.1\.id: /],
    ['words in a survey', configurationWith([aForm({ kind: 'survey' })]), /^forms\.0\.steps\.1\.type: a survey is not sealed/],
    [
      'more words than an entry holds',
      withSteps(words('a', { maxLength: 1500 }), words('b', { maxLength: 1500 })),
      /^forms\.0\.steps: its words may need 9000 bytes/,
    ],
    ['a question of a form in the flow', withFlow(words('a')), /^flow\.3\.type: a question of type "words" can stand in forms only/],
    ['a service question without services', withFlow({ type: 'service', id: 'which', text }), /^flow\.3\.type: there are not two services/],
    [
      'a promise about nothing',
      withFlow({ type: 'promise', id: 'kept', text, about: 'which' }),
      /^flow\.3\.about: there is no service question "which"/,
    ],
    [
      'a first step that is not always asked',
      { ...shipped('george-town'), flow: [{ ...shipped('george-town').flow[0], when: { question: 'x', isAnswered: true } }] },
      /^flow\.0\.when: the first step is always asked/,
    ],
    [
      'a text that lacks a locale',
      configurationWith([aForm({ door: { en: 'Say' } as Form['door'] })]),
      /^forms\.0\.door: text is missing in "es"/,
    ],
    ['a condition that is none', withSteps(KIND, words('a', { when: { question: 'kind' } })), /^forms\.0\.steps\.1\.when: a condition/],
  ])('%s', (_name, configuration, expected) => {
    expect(problems(configuration).join('\n')).toMatch(expected);
  });
  it('and only what makes no sense', () => {
    expect(STEPS).toHaveLength(5);
    expect(problems(withSteps(KIND, words('kind')))).toHaveLength(1);
  });
});
