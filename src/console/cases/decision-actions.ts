// What decides a case: points and their outcomes, remedy, lesson, more time, a second stage, an independent body, opening it again.
import type { What } from '../../protocol/cases/case-facts.ts';
import { PointOutcome } from '../../protocol/cases/case-kinds.ts';
import {
  type CaseAction,
  type Desk,
  type Field,
  isOffered,
  optionsOf,
  owners,
  picked,
  teamField,
  toPersonField,
  wordsIn,
} from './case-desk.ts';

export function decisionActions(desk: Desk): CaseAction[] {
  const actions = [addPoint, decide, remedy, lesson, extend, secondStage, refer, reopen];
  return actions.map((action) => action(desk)).filter((action) => action !== null);
}

type Offer = (desk: Desk) => CaseAction | null;

const addPoint: Offer = (desk) => {
  const t = desk.texts.caseForms.points;
  const what = (point: string): What => ({ fact: 'points', points: [point] });
  if (!isOffered(desk, what('any'))) return null;
  const fields: Field[] = [{ name: 'text', label: t.text, as: 'text', required: true }];
  return {
    ...{ id: 'points', label: t.label, fields },
    say({ text }) {
      const point = desk.newPoint();
      return { what: what(point), words: { points: { [point]: text('text') } } };
    },
  };
};

const decide: Offer = (desk) => {
  const { found, texts, pointText } = desk;
  const t = texts.caseForms.outcome;
  const what = (point: string, outcome: PointOutcome): What => ({ fact: 'outcome', point, outcome });
  const points = Object.keys(found.points).filter((point) => isOffered(desk, what(point, 'upheld')));
  if (points.length === 0) return null;
  const first = points.find((point) => found.points[point] === null) ?? points[0] ?? '';
  const fields: Field[] = [
    { name: 'point', label: t.point, as: 'choice', options: points.map((id) => ({ id, name: pointText(id) })), value: first },
    { name: 'outcome', label: t.outcome, as: 'choice', options: optionsOf(PointOutcome.options, texts.cases.outcomes), value: 'upheld' },
    toPersonField(desk),
  ];
  const say: CaseAction['say'] = (values) => {
    const { text } = values;
    return { what: what(text('point'), picked(PointOutcome.options, text('outcome'))), words: wordsIn(values) };
  };
  return { id: 'outcome', label: t.label, fields, say };
};

const REMEDIES = [
  'apology',
  'explanation',
  'decision-changed',
  'service-given',
  'procedure-changed',
  'training',
  'payment',
  'other',
] as const;

const remedy: Offer = (desk) => {
  const { texts, today } = desk;
  const t = texts.caseForms.remedy;
  const what = (one: (typeof REMEDIES)[number], doneOn: string | null): What => ({ fact: 'remedy', remedy: one, doneOn });
  if (!isOffered(desk, what('apology', null))) return null;
  const fields: Field[] = [
    { name: 'remedy', label: t.remedy, as: 'choice', options: optionsOf(REMEDIES, texts.caseFacts.remedies), value: 'apology' },
    { name: 'doneOn', label: t.doneOn, hint: t.doneHint, as: 'day', value: '', required: false, max: today },
    { name: 'text', label: t.text, as: 'text', required: true },
  ];
  return {
    ...{ id: 'remedy', label: t.label, fields },
    say: ({ text }) => ({ what: what(picked(REMEDIES, text('remedy')), text('doneOn') || null), words: { text: text('text') } }),
  };
};

const lesson: Offer = (desk) => {
  const t = desk.texts.caseForms.lesson;
  if (!isOffered(desk, { fact: 'lesson' })) return null;
  const fields: Field[] = [{ name: 'text', label: t.text, as: 'text', required: true }];
  return { id: 'lesson', label: t.label, fields, say: ({ text }) => ({ what: { fact: 'lesson' }, words: { text: text('text') } }) };
};

const extend: Offer = (desk) => {
  const { texts, today } = desk;
  const t = texts.caseForms.extended;
  const what = (to: string, toldOn: string | null): What => ({ fact: 'extended', to, toldOn });
  if (desk.found.clock.respondedAt !== null || !isOffered(desk, what(today, null))) return null;
  const fields: Field[] = [
    { name: 'to', label: t.to, as: 'day', value: '', required: true },
    { name: 'toldOn', label: t.toldOn, hint: t.toldHint, as: 'day', value: '', required: false, max: today },
    { name: 'text', label: t.text, as: 'text', required: true },
    toPersonField(desk),
  ];
  const say: CaseAction['say'] = (values) => {
    const { text } = values;
    return { what: what(text('to'), text('toldOn') || null), words: wordsIn(values) };
  };
  return { id: 'extended', label: t.label, fields, say };
};

const secondStage: Offer = (desk) => {
  const t = desk.texts.caseForms['second-stage'];
  const what = (owner: string, team: string | null = desk.found.team): What => ({ fact: 'second-stage', owner, team });
  const options = owners(desk, what);
  if (options.length === 0) return null;
  const fields: Field[] = [
    { name: 'owner', label: t.owner, hint: t.hint, as: 'choice', options, value: options[0]?.id ?? '' },
    ...teamField(desk),
  ];
  const team = (typed: string) => (desk.teams.length === 0 ? desk.found.team : typed || null);
  const say: CaseAction['say'] = ({ text }) => ({ what: what(text('owner'), team(text('team'))), words: null });
  return { id: 'second-stage', label: t.label, fields, say };
};

const refer: Offer = (desk) => {
  const t = desk.texts.caseForms.referred;
  if (desk.found.state === 'referred' || !isOffered(desk, { fact: 'referred', to: 'x' })) return null;
  const fields: Field[] = [{ name: 'to', label: t.to, hint: t.hint, as: 'line', required: true }];
  return { id: 'referred', label: t.label, fields, say: ({ text }) => ({ what: { fact: 'referred', to: text('to') }, words: null }) };
};

const reopen: Offer = (desk) => {
  const { texts, found } = desk;
  const what: What = { fact: 'reopened' };
  if (found.state === 'reopened' || !isOffered(desk, what)) return null;
  const { label } = texts.caseForms.reopened;
  return { id: 'reopened', label, fields: [], atOnce: true, say: () => ({ what, words: null }) };
};
