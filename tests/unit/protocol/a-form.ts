// A form with every kind of step, and the least configuration around it.
import type { Configuration } from '../../../src/protocol/configuration.ts';
import type { Form } from '../../../src/protocol/form.ts';
import type { Question } from '../../../src/protocol/questions/question.ts';
import { shipped } from '../kiosk/sample-configuration.ts';

const text = { en: 'A text', es: 'Un texto' };
const option = (id: string) => ({ id, text });

export const KIND = { type: 'choice', id: 'kind', text, many: false, required: true, options: ['compliment', 'complaint'].map(option) };
export const STEPS = [
  KIND,
  { type: 'words', id: 'what', text, kind: 'text', multiline: true, required: true },
  {
    ...{ type: 'choice', id: 'where', text, many: false, required: { question: 'kind', is: ['complaint'] } },
    options: ['phone', 'counter'].map(option),
  },
  { type: 'words', id: 'number', text, kind: 'phone', multiline: false, when: { question: 'where', is: ['phone'] } },
  { type: 'date', id: 'day', text },
] as unknown as Question[];

export function aForm(change: Partial<Form> = {}): Form {
  return { id: 'say', kind: 'message', door: text, steps: STEPS, ...change };
}

export function configurationWith(forms: Form[], change: Partial<Configuration> = {}): Configuration {
  return { ...shipped('george-town'), forms, ...change };
}
