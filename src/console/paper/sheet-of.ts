// A form as a sheet: its questions in order, numbered, each with what is drawn for the answer and when it is to be answered. Pure.
import type { Condition } from '../../protocol/flow/condition.ts';
import type { Form } from '../../protocol/form.ts';
import { type Question, typeOf } from '../../protocol/questions/question.ts';
import type { Inventory } from '../../protocol/questions/question-type.ts';
import { SCALES } from '../../protocol/scales.ts';
import { textIn } from '../../protocol/text.ts';
import { filled, type PaperWords } from './paper-words.ts';

export type Drawn =
  | { draw: 'boxes'; options: readonly string[]; hint: string | null }
  | { draw: 'lines'; count: number }
  | { draw: 'blank'; hint: string }
  | { draw: 'text'; lines: readonly string[] };
/** `number` null: nothing is asked. */
export type SheetPart = { id: string; number: number | null; text: string; hint: string | null; only: string | null; drawn: Drawn };

/** Of how many letters a line has room. */
const LINE_LETTERS = 80;
const MOST_LINES = 6;

type Look = { locale: string; words: PaperWords; inventory: Inventory };

export function sheetOf({ steps }: Form, look: Look): SheetPart[] {
  const asked = steps.filter(({ type }) => type !== 'signpost').map(({ id }) => id);
  const numberOf = (id: string) => asked.indexOf(id) + 1;
  const say = (text: Parameters<typeof textIn>[0]) => textIn(text, look.locale, 'en');
  return steps.map((step) => ({
    id: step.id,
    number: numberOf(step.id) || null,
    text: say(step.text),
    hint: step.hint ? say(step.hint) : null,
    only: step.when ? onlyIf(step.when, steps, numberOf, look) : null,
    drawn: drawn(step, look),
  }));
}

function drawn(step: Question, look: Look): Drawn {
  const { words, inventory, locale } = look;
  const control = typeOf(step).asked(step, inventory);
  switch (control.control) {
    case 'scale': {
      const values = SCALES[control.scale].values.map(({ id }) => (words.faces as Record<string, string>)[id] ?? id);
      return { draw: 'boxes', options: control.reversed ? values.toReversed() : values, hint: words.tickOne };
    }
    case 'choice':
      return { draw: 'boxes', options: optionsOf(step, look), hint: control.many ? words.tickMany : words.tickOne };
    case 'yes-no':
      return { draw: 'boxes', options: [words.yes, words.no, words.notSure], hint: words.tickOne };
    case 'words':
      return { draw: 'lines', count: control.multiline ? Math.min(MOST_LINES, Math.ceil(control.maxLength / LINE_LETTERS)) : 1 };
    case 'date':
      return { draw: 'blank', hint: words.day };
    case 'time':
      return { draw: 'blank', hint: words.time };
    case 'signpost':
      return { draw: 'text', lines: control.lines.map((line) => textIn(line, locale, 'en')) };
  }
}

function optionsOf(step: Question, { inventory, locale }: Look): string[] {
  const control = typeOf(step).asked(step, inventory);
  return control.control === 'choice' ? control.options.map(({ text }) => textIn(text, locale, 'en')) : [];
}

/** A condition that one answer decides is said with it; of others, only that there is one. */
function onlyIf(when: Condition, steps: readonly Question[], numberOf: (id: string) => number, look: Look): string {
  const on = 'question' in when && 'is' in when ? steps.find(({ id }) => id === when.question) : undefined;
  if (!on || !('question' in when && 'is' in when)) return look.words.ifApplies;
  const control = typeOf(on).asked(on, look.inventory);
  const options = control.control === 'choice' ? control.options : [];
  const named = when.is.flatMap((value) => options.find(({ id }) => id === value) ?? []);
  if (named.length !== when.is.length) return look.words.ifApplies;
  const answer = named.map(({ text }) => textIn(text, look.locale, 'en')).join(' / ');
  return filled(look.words.onlyIf, { answer, number: String(numberOf(on.id)) });
}
