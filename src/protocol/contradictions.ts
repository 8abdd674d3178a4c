// What each field of a configuration alone can't show: a flow or a form that makes no sense, ids used twice, conditions about nothing,
// texts that lack a locale. Each with the path to it.
import { askedAbout, type Condition } from './flow/condition.ts';
import type { Form } from './form.ts';
import { MESSAGE_MAX_BYTES } from './limits.ts';
import type { Question } from './questions/question.ts';
import { typeOf } from './questions/question.ts';
import type { Inventory, Option } from './questions/question-type.ts';
import { SCALES } from './scales.ts';
import { wordBytes } from './word-bytes.ts';

type Path = readonly (string | number)[];
export type Contradiction = { message: string; keys: Path };
export type Asking = { flow: readonly Question[]; forms?: readonly Form[] | undefined };

/** A form has no more options on a screen than a finger can choose from at a glance. */
const OPTIONS_AT_ONCE = 8;

export function askingContradictions({ flow, forms = [] }: Asking, inventory: Inventory): Contradiction[] {
  return [
    ...flowRules(flow),
    ...stepsContradictions(flow, ['flow'], [], inventory),
    ...idsUsedTwice(forms, ['forms']),
    ...forms.flatMap((form, place) => [
      ...formRules(form, ['forms', place]),
      ...stepsContradictions(form.steps, ['forms', place, 'steps'], flow, inventory),
    ]),
  ];
}

function flowRules(flow: readonly Question[]): Contradiction[] {
  const found: Contradiction[] = [];
  const [first] = flow;
  if (first?.type !== 'rating') found.push({ message: 'the first step must be a rating', keys: ['flow', 0, 'type'] });
  if (first?.when) found.push({ message: 'the first step is always asked', keys: ['flow', 0, 'when'] });
  flow.forEach((question, place) => {
    if (place > 0 && question.type === 'rating')
      found.push({ message: 'only the first step can be a rating', keys: ['flow', place, 'type'] });
    if (!typeOf(question).entry)
      found.push({ message: `a question of type "${question.type}" can stand in forms only`, keys: ['flow', place, 'type'] });
  });
  return found;
}

function formRules({ kind, steps }: Form, path: Path): Contradiction[] {
  const found: Contradiction[] = [];
  steps.forEach((question, place) => {
    const keys = [...path, 'steps', place, 'type'];
    if (question.type === 'comment' || question.type === 'reasons')
      found.push({ message: `a form asks for this with "${question.type === 'comment' ? 'words' : 'choice'}"`, keys });
    if (kind === 'survey' && typeOf(question).words) found.push({ message: 'a survey is not sealed: words belong in a message', keys });
  });
  if (steps.every(({ when }) => when)) found.push({ message: 'at least one step is always asked', keys: [...path, 'steps'] });
  const bytes = wordBytes(steps);
  if (bytes > MESSAGE_MAX_BYTES)
    found.push({
      message: `its words may need ${bytes} bytes, ${MESSAGE_MAX_BYTES} at most: shorten some \`maxLength\``,
      keys: [...path, 'steps'],
    });
  return found;
}

/** `before`: questions asked in any case before the first of these. */
function stepsContradictions(steps: readonly Question[], path: Path, before: readonly Question[], inventory: Inventory): Contradiction[] {
  return [
    ...idsUsedTwice(steps, path, before),
    ...steps.flatMap((question, place) => {
      const here = [...path, place];
      const known = [...before, ...steps.slice(0, place)];
      return [...conditionsOf(question, here, known, inventory), ...ownContradictions(question, here, known, inventory)];
    }),
  ];
}

function idsUsedTwice(items: readonly { id: string }[], path: Path, before: readonly { id: string }[] = []): Contradiction[] {
  const isUsed = (id: string, place: number) => [...before, ...items.slice(0, place)].some((other) => other.id === id);
  return items.flatMap(({ id }, place) =>
    isUsed(id, place) ? [{ message: `id "${id}" is used twice`, keys: [...path, place, 'id'] }] : [],
  );
}

function conditionsOf(question: Question, path: Path, known: readonly Question[], inventory: Inventory): Contradiction[] {
  const check = (condition: unknown, keys: Path) =>
    typeof condition === 'object' && condition !== null ? conditionContradictions(condition as Condition, keys, known, inventory) : [];
  const options: readonly Option[] = 'options' in question ? question.options : [];
  return [
    ...check(question.when, [...path, 'when']),
    ...check('required' in question && question.required, [...path, 'required']),
    ...options.flatMap(({ when }, place) => check(when, [...path, 'options', place, 'when'])),
  ];
}

function conditionContradictions(condition: Condition, path: Path, known: readonly Question[], inventory: Inventory): Contradiction[] {
  return askedAbout(condition, path).flatMap(({ question: id, values, path: keys }) => {
    const question = known.find((other) => other.id === id);
    if (!question) return [{ message: `there is no question "${id}" before this one`, keys: [...keys, 'question'] }];
    const possible = valuesOf(question, inventory);
    return values.flatMap((value, place) =>
      possible && !possible.includes(value) ? [{ message: `"${id}" is never answered "${value}"`, keys: [...keys, 'is', place] }] : [],
    );
  });
}

/** null: words, which a condition can't name. */
function valuesOf(question: Question, inventory: Inventory): readonly string[] | null {
  const asked = typeOf(question).asked(question, inventory);
  switch (asked.control) {
    case 'choice':
      return asked.options.map(({ id }) => id);
    case 'scale':
      return SCALES[asked.scale as keyof typeof SCALES].values.map(({ id }) => id);
    case 'yes-no':
      return ['yes', 'no', 'not-sure'];
    default:
      return [];
  }
}

function ownContradictions(question: Question, path: Path, known: readonly Question[], inventory: Inventory): Contradiction[] {
  const found: Contradiction[] = [];
  const asked = typeOf(question).asked(question, inventory);
  if ('options' in question) {
    found.push(...idsUsedTwice(question.options, [...path, 'options']));
    const always = question.options.filter(({ when }) => !when).length;
    if (question.type === 'reasons' && always > OPTIONS_AT_ONCE)
      found.push({ message: `at most eight reasons at once: more do not fit on a screen`, keys: [...path, 'options'] });
  } else if (asked.control === 'choice' && asked.options.length < 2)
    found.push({ message: `there are not two ${question.type}s to choose from`, keys: [...path, 'type'] });
  if (question.type === 'promise' && !known.some(({ id, type }) => id === question.about && type === 'service'))
    found.push({ message: `there is no service question "${question.about}" before this one`, keys: [...path, 'about'] });
  if (question.type === 'service' && question.department && !inventory.departments.some(({ id }) => id === question.department))
    found.push({ message: `there is no department "${question.department}"`, keys: [...path, 'department'] });
  return found;
}
