// Everyday work on a case: notes, contacts, who has it, its state, how grave it is.
import type { What } from '../../protocol/cases/case-facts.ts';
import { CaseKind, type CaseState, ContactChannel, Level } from '../../protocol/cases/case-kinds.ts';
import { ENDED } from '../../protocol/cases/state-changes.ts';
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

export function workActions(desk: Desk): CaseAction[] {
  const actions = [note, contact, acknowledge, take, give, changeState, assess, classify, link];
  return actions.map((action) => action(desk)).filter((action) => action !== null);
}

type Offer = (desk: Desk) => CaseAction | null;

const note: Offer = (desk) => {
  const t = desk.texts.caseForms.note;
  if (!isOffered(desk, { fact: 'note' })) return null;
  const fields: Field[] = [{ name: 'text', label: t.text, as: 'text', required: true }];
  return {
    id: 'note',
    label: t.label,
    frequent: true,
    fields,
    say: ({ text }) => ({ what: { fact: 'note' }, words: { text: text('text') } }),
  };
};

const CONTACTS = ['phone', 'e-mail', 'letter', 'in-person'] as const;
const DIRECTIONS = ['to-person', 'from-person'] as const;
const RESULTS = ['reached', 'not-reached', 'message-left', 'sent', 'received'] as const;

const contact: Offer = (desk) => {
  const { texts, today, time, found } = desk;
  const t = texts.caseForms.contact;
  const made = (from: Partial<Extract<What, { fact: 'contact' }>>): What => {
    const day = { day: today, time };
    return { fact: 'contact', nature: 'ordinary', channel: 'phone', direction: 'to-person', outcome: 'reached', ...day, ...from };
  };
  if (!isOffered(desk, made({}))) return null;
  const channel = found.contact === 'none' ? 'phone' : found.contact;
  const fields: Field[] = [
    { name: 'direction', label: t.direction, as: 'choice', options: optionsOf(DIRECTIONS, t.directions), value: 'to-person' },
    { name: 'channel', label: t.channel, as: 'choice', options: optionsOf(CONTACTS, texts.cases.channels), value: channel },
    { name: 'day', label: t.day, as: 'day', value: today, required: true, max: today },
    { name: 'time', label: t.time, as: 'time', value: time },
    {
      name: 'outcome',
      label: t.outcome,
      as: 'choice',
      options: optionsOf(RESULTS, capitals(texts.caseFacts.contactOutcomes)),
      value: 'reached',
    },
    { name: 'text', label: t.text, as: 'text', required: true },
    toPersonField(desk),
    { name: 'abuse', label: t.abuse, as: 'check' },
  ];
  return {
    ...{ id: 'contact', label: t.label, frequent: true, fields },
    say: (values) => ({
      what: made({
        nature: values.has('abuse') ? 'abuse' : 'ordinary',
        direction: picked(DIRECTIONS, values.text('direction')),
        channel: picked(CONTACTS, values.text('channel')),
        outcome: picked(RESULTS, values.text('outcome')),
        ...{ day: values.text('day'), time: values.text('time') },
      }),
      words: wordsIn(values),
    }),
  };
};

const acknowledge: Offer = (desk) => {
  const { texts, found } = desk;
  const t = texts.caseForms.acknowledged;
  const what = (channel: ContactChannel): What => ({ fact: 'acknowledged', channel });
  if (found.clock.acknowledgedAt !== null || ENDED.includes(found.state) || !isOffered(desk, what('phone'))) return null;
  const options = optionsOf(
    ContactChannel.options.filter((one) => one !== 'none'),
    texts.cases.contacts,
  );
  const value = found.contact === 'none' ? 'phone' : found.contact;
  const fields: Field[] = [{ name: 'channel', label: t.channel, as: 'choice', options, value }];
  const say: CaseAction['say'] = ({ text }) => ({ what: what(picked(ContactChannel.options, text('channel'))), words: null });
  return { id: 'acknowledged', label: t.label, frequent: true, fields, say };
};

const take: Offer = (desk) => {
  const { me, found, texts } = desk;
  const what: What = { fact: 'assigned', owner: me.id, team: found.team };
  const isMine = found.owner === me.id || !owners(desk, (owner) => ({ ...what, owner })).some(({ id }) => id === me.id);
  if (isMine) return null;
  return { id: 'take', label: texts.caseForms.take.label, frequent: true, atOnce: true, fields: [], say: () => ({ what, words: null }) };
};

const give: Offer = (desk) => {
  const { found, texts, teams } = desk;
  const t = texts.caseForms.assigned;
  const what = (owner: string | null, team = found.team): What => ({ fact: 'assigned', owner, team });
  if (!isOffered(desk, what(null))) return null;
  const options = [{ id: '', name: t.nobody }, ...owners(desk, what)];
  const fields: Field[] = [{ name: 'owner', label: t.owner, as: 'choice', options, value: found.owner ?? '' }, ...teamField(desk)];
  const team = (typed: string) => (teams.length === 0 ? found.team : typed || null);
  const say: CaseAction['say'] = ({ text }) => ({ what: what(text('owner') || null, team(text('team'))), words: null });
  return { id: 'assigned', label: t.label, fields, say };
};

const STATES = ['in-progress', 'waiting', 'answered', 'resolved', 'closed'] as const satisfies readonly CaseState[];

const changeState: Offer = (desk) => {
  const { found, texts } = desk;
  const t = texts.caseForms.state;
  const what = (to: (typeof STATES)[number]): What => ({ fact: 'state', to });
  const possible = STATES.filter((to) => to !== found.state && isOffered(desk, what(to)));
  if (possible.length === 0) return null;
  const options = optionsOf(possible, texts.cases.states);
  const fields: Field[] = [{ name: 'to', label: t.to, as: 'choice', options, value: possible[0] ?? '' }, toPersonField(desk)];
  return {
    id: 'state',
    label: t.label,
    frequent: true,
    fields,
    say: (values) => ({ what: what(picked(STATES, values.text('to'))), words: wordsIn(values) }),
  };
};

const assess: Offer = (desk) => {
  const { texts } = desk;
  const t = texts.caseForms.assessed;
  const what = (harm: Level, vulnerability: Level, urgency: Level): What => ({ fact: 'assessed', harm, vulnerability, urgency });
  if (!isOffered(desk, what('low', 'low', 'low'))) return null;
  const last = desk.facts.findLast((fact) => fact.what.fact === 'assessed')?.what;
  const options = optionsOf(Level.options, texts.cases.levels);
  const fields = (['harm', 'vulnerability', 'urgency'] as const).map((name): Field => {
    return { name, label: t[name], as: 'choice', options, value: last?.fact === 'assessed' ? last[name] : 'low' };
  });
  const level = (typed: string) => picked(Level.options, typed);
  const say: CaseAction['say'] = ({ text }) => {
    return { what: what(level(text('harm')), level(text('vulnerability')), level(text('urgency'))), words: null };
  };
  return { id: 'assessed', label: t.label, fields, say };
};

const classify: Offer = (desk) => {
  const { found, texts } = desk;
  const t = texts.caseForms.classified;
  const what = (kind: CaseKind): What => ({ fact: 'classified', kind });
  if (!isOffered(desk, what('question'))) return null;
  const others = CaseKind.options.filter((kind) => kind !== found.kind);
  const fields: Field[] = [
    { name: 'kind', label: t.kind, as: 'choice', options: optionsOf(others, texts.cases.kinds), value: others[0] ?? '' },
  ];
  return {
    id: 'classified',
    label: t.label,
    fields,
    say: ({ text }) => ({ what: what(picked(CaseKind.options, text('kind'))), words: null }),
  };
};

const HOWS = ['related', 'same-matter'] as const;

const link: Offer = (desk) => {
  const t = desk.texts.caseForms.linked;
  if (!isOffered(desk, { fact: 'linked', to: desk.found.id, how: 'related' })) return null;
  const fields: Field[] = [
    { name: 'to', label: t.to, as: 'line', required: true },
    { name: 'how', label: t.how, as: 'choice', options: optionsOf(HOWS, t.hows), value: 'related' },
  ];
  return {
    ...{ id: 'linked', label: t.label, fields },
    say({ text }) {
      const to = desk.caseByReference(text('to'));
      if (to === null || to === desk.found.id) return { wrong: t.unknown, field: 'to' };
      return { what: { fact: 'linked', to, how: picked(HOWS, text('how')) }, words: null };
    },
  };
};

function capitals<Names extends Record<string, string>>(names: Names): Names {
  return Object.fromEntries(Object.entries(names).map(([id, name]) => [id, name.charAt(0).toUpperCase() + name.slice(1)])) as Names;
}
