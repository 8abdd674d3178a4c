// Nothing is offered that the collector would refuse, and what a role may do is offered.

import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { caseActions } from '../../../../src/console/cases/case-actions.ts';
import type { CaseAction, Desk, Values } from '../../../../src/console/cases/case-desk.ts';
import { en } from '../../../../src/console/texts/en.ts';
import type { CasePeopleAnswer } from '../../../../src/protocol/cases/case-api.ts';
import { type CaseFact, NewFact } from '../../../../src/protocol/cases/case-facts.ts';
import { caseFrom } from '../../../../src/protocol/cases/case-from.ts';
import { CASE_STATES } from '../../../../src/protocol/cases/case-kinds.ts';
import { refusalOf } from '../../../../src/protocol/cases/refusal.ts';
import type { Role } from '../../../../src/protocol/console-api.ts';
import { ANA, BEN, CASE, CYN, given, history, id, opened, type Told, to } from '../../protocol/cases/a-fact.ts';

const PEOPLE = [
  { id: ANA, name: 'Ana', role: 'handler', sites: null, departments: null },
  { id: BEN, name: 'Ben', role: 'staff', sites: ['south'], departments: null },
  { id: CYN, name: 'Cyn', role: 'intake', sites: null, departments: null },
] as CasePeopleAnswer['people'];

function aDesk(facts: readonly CaseFact[], role: Role = 'handler', me = ANA): Desk {
  const found = caseFrom(facts);
  if (!found) throw new Error('no case');
  return {
    ...{ found, facts, me: { id: me, role }, people: PEOPLE, teams: ['lands'], texts: en, today: '2026-03-10', time: '10:30' },
    caseByReference: (reference) => (reference === 'RVC' ? id(77) : null),
    teamName: (team) => team,
    pointText: (point) => point,
    newPoint: () => 'p-1',
  };
}

const ids = (desk: Desk) => caseActions(desk).map((action) => action.id);

describe('what is offered', () => {
  it.each<[Role, string[]]>([
    ['staff', ['note', 'contact', 'acknowledged', 'linked', 'points']],
    [
      'handler',
      [
        ...['note', 'contact', 'acknowledged', 'take', 'assigned', 'state', 'assessed', 'classified', 'linked'],
        ...['points', 'remedy', 'lesson', 'extended', 'referred'],
      ],
    ],
    ['oversight', []],
    ['administrator', []],
  ])('to %s of a new case', (role, offered) => {
    expect(ids(aDesk(history(opened()), role)).sort()).toEqual([...offered].sort());
  });

  it('to intake: first whom it is about, then the release', () => {
    const held = history(opened({ held: true }));
    expect(ids(aDesk(held, 'intake', CYN))).toContain('subjects');
    expect(ids(aDesk(held, 'intake', CYN))).not.toContain('released');
    const looked = history(opened({ held: true }), { what: { fact: 'subjects', marked: [BEN], cleared: [] }, by: CYN });
    expect(ids(aDesk(looked, 'intake', CYN))).toContain('released');
  });

  it('gives a case only to who could work on it', () => {
    const owners = (facts: CaseFact[]) => optionsIn(caseActions(aDesk(facts)), 'assigned', 'owner');
    expect(owners(history(opened()))).toEqual(['', ANA, CYN]);
    expect(owners(history(opened({ site: 'south' as never })))).toEqual(['', ANA, BEN, CYN]);
    expect(owners(history(opened({ held: true })))).toEqual(['', CYN]);
  });

  it('gives the second stage to nobody of the first', () => {
    const answered = history(opened(), { what: given(ANA) }, { what: to('answered') });
    expect(optionsIn(caseActions(aDesk(answered)), 'second-stage', 'owner')).toEqual([CYN]);
    const second = history(opened(), { what: to('answered') }, { what: { fact: 'second-stage', owner: CYN, team: null }, by: CYN });
    expect(optionsIn(caseActions(aDesk(second)), 'state', 'to'), 'who answered first does not decide again').toEqual([
      'in-progress',
      'waiting',
    ]);
  });

  it('is never refused, in any state, to any role, whatever is chosen', () => {
    let tried = 0;
    for (const facts of inEveryState())
      for (const role of ['staff', 'handler', 'intake', 'oversight'] as const) {
        const desk = aDesk(facts, role);
        for (const action of caseActions(desk))
          for (const values of everyChoice(action)) {
            const saying = action.say(values);
            if (!('what' in saying)) throw new Error(`${action.id} says ${saying.wrong}`);
            const { what, words } = saying;
            expect(
              refusalOf(facts, { basedOn: facts.length, what }, { by: ANA, hand: role }),
              `${action.id} in ${desk.found.state}`,
            ).toBeNull();
            expect(v.safeParse(NewFact, { id: id(9), case: CASE, doneAt: 1, basedOn: 1, what, words }).issues, action.id).toBeUndefined();
            tried++;
          }
      }
    expect(tried).toBeGreaterThan(500);
  });
});

describe('what is said', () => {
  it('names what is marked and what is taken back', () => {
    const desk = aDesk(history(opened({ held: true }), { what: { fact: 'subjects', marked: [BEN], cleared: [] }, by: CYN }), 'intake', CYN);
    const subjects = caseActions(desk).find((action) => action.id === 'subjects');
    const chosen = { text: () => '', has: () => false, all: () => [ANA] };
    expect(subjects?.say(chosen)).toMatchObject({ what: { marked: [ANA], cleared: [BEN] } });
  });

  it.each(['contact', 'state', 'outcome', 'extended'])('to the person, apart from what staff keep: %s', (name) => {
    const points: Told = { what: { fact: 'points', points: ['wait'] } };
    const action = caseActions(aDesk(history(opened(), points))).find((one) => one.id === name);
    const field = action?.fields.find((one) => one.name === 'toPerson');
    expect(field).toMatchObject({ as: 'text', required: false, label: en.caseForms.toPerson.label, hint: en.caseForms.toPerson.hint });
    const typed: Record<string, string> = {
      to: name === 'state' ? 'answered' : '2026-03-20',
      point: 'wait',
      day: '2026-03-10',
      time: '10:30',
    };
    const say = (more: Record<string, string>) =>
      action?.say({ text: (of) => ({ ...typed, ...more })[of] ?? '', has: () => false, all: () => [] });
    expect(say({ toPerson: 'We are sorry.', text: 'Rang twice.' })).toMatchObject({
      words: { text: 'Rang twice.', toPerson: 'We are sorry.' },
    });
    expect(say({ text: 'Rang twice.' })).toMatchObject({ words: { text: 'Rang twice.' } });
    expect(say({})).toMatchObject({ words: null });
  });

  it('links no case that nobody knows', () => {
    const link = caseActions(aDesk(history(opened()))).find((action) => action.id === 'linked');
    const typed = (reference: string): Values => ({
      text: (name) => (name === 'to' ? reference : 'related'),
      has: () => false,
      all: () => [],
    });
    expect(link?.say(typed('XXX'))).toMatchObject({ field: 'to' });
    expect(link?.say(typed('RVC'))).toMatchObject({ what: { fact: 'linked', to: id(77) } });
  });
});

function optionsIn(actions: readonly CaseAction[], action: string, name: string): string[] {
  const field = actions.find((one) => one.id === action)?.fields.find((one) => one.name === name);
  return field?.as === 'choice' ? field.options.map((option) => option.id) : [];
}

function inEveryState(): CaseFact[][] {
  const ways: Record<(typeof CASE_STATES)[number], Told[]> = {
    new: [],
    acknowledged: [{ what: { fact: 'acknowledged', channel: 'phone' } }],
    'in-progress': [{ what: to('in-progress') }],
    waiting: [{ what: to('waiting') }],
    answered: [{ what: { fact: 'points', points: ['wait'] } }, { what: to('answered') }],
    resolved: [{ what: to('resolved'), by: BEN }],
    closed: [{ what: to('closed') }],
    reopened: [{ what: to('answered') }, { what: { fact: 'second-stage', owner: CYN, team: null } }],
    referred: [{ what: { fact: 'referred', to: 'Ombudsman' } }],
  };
  return CASE_STATES.flatMap((state) => [false, true].map((held) => history(opened({ held }), ...ways[state])));
}

/** Each option of each list once, the others at their first. */
function everyChoice({ fields }: CaseAction): Values[] {
  const filled = Object.fromEntries(
    fields.map((field) => [
      field.name,
      field.as === 'choice'
        ? field.value
        : field.as === 'day'
          ? '2026-03-20'
          : field.as === 'time'
            ? '10:30'
            : field.name === 'to'
              ? 'RVC'
              : 'Said.',
    ]),
  );
  const values = (typed: Record<string, string>): Values => ({ text: (name) => typed[name] ?? '', has: () => false, all: () => [] });
  const chosen = fields.flatMap((field) =>
    field.as === 'choice' ? field.options.map((option) => values({ ...filled, [field.name]: option.id })) : [],
  );
  return [values(filled), ...chosen];
}
