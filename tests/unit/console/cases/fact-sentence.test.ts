// Every kind of fact has its sentence, in each language, and none shows an id or a gap.
import { describe, expect, it } from 'vitest';
import { factSentence, type Names } from '../../../../src/console/cases/fact-sentence.ts';
import { en } from '../../../../src/console/texts/en.ts';
import { es } from '../../../../src/console/texts/es.ts';
import { type FactName, What } from '../../../../src/protocol/cases/case-facts.ts';
import { ANA, BEN, CASE, given, OPENED, to } from '../../protocol/cases/a-fact.ts';

const CONTACT: What = {
  ...{ fact: 'contact', nature: 'abuse', channel: 'phone', direction: 'to-person', day: '2026-03-10', time: '14:05', outcome: 'reached' },
};
const SAID: { readonly [Name in FactName]: readonly [What, string][] } = {
  opened: [[OPENED, 'opened it: complaint, at a kiosk']],
  acknowledged: [[{ fact: 'acknowledged', channel: 'phone' }, 'acknowledged it: by phone']],
  assessed: [
    [
      { fact: 'assessed', harm: 'high', vulnerability: 'low', urgency: 'medium' },
      'assessed it: harm high, vulnerability low, urgency medium',
    ],
  ],
  classified: [[{ fact: 'classified', kind: 'question' }, 'said that it is a question']],
  assigned: [
    [given(BEN), 'gave it to Ben'],
    [{ fact: 'assigned', owner: null, team: 'lands-registry' }, 'gave it to nobody (team Lands registry)'],
  ],
  state: [[to('waiting'), 'set the state: waiting for the person']],
  contact: [[CONTACT, 'was in contact with the person, by phone, 10 Mar 2026, 14:05: reached. Staff were abused']],
  note: [[{ fact: 'note' }, 'noted']],
  points: [[{ fact: 'points', points: ['wait'] }, 'put down a point complained of']],
  outcome: [[{ fact: 'outcome', point: 'wait', outcome: 'partly' }, 'decided “The long wait”: partly upheld']],
  remedy: [
    [{ fact: 'remedy', remedy: 'apology', doneOn: null }, 'promised to put it right: apology'],
    [{ fact: 'remedy', remedy: 'payment', doneOn: '2026-03-11' }, 'put it right on 11 Mar 2026: payment'],
  ],
  lesson: [[{ fact: 'lesson' }, 'put down a lesson']],
  linked: [[{ fact: 'linked', to: CASE, how: 'same-matter' }, 'said it is the same matter as RVC']],
  'second-stage': [[{ fact: 'second-stage', owner: BEN, team: null }, 'began the second stage, with Ben']],
  extended: [
    [{ fact: 'extended', to: '2026-03-20', toldOn: '2026-03-11' }, 'extended the time to 20 Mar 2026; the person was told on 11 Mar 2026'],
  ],
  referred: [[{ fact: 'referred', to: 'Ombudsman' }, 'referred it to Ombudsman']],
  subjects: [
    [{ fact: 'subjects', marked: [BEN], cleared: [ANA] }, 'marked whom it is about: Ben; took back that it is about Ana'],
    [{ fact: 'subjects', marked: [], cleared: [] }, 'looked whom it is about: nobody with an account'],
  ],
  released: [[{ fact: 'released' }, 'released it to its site']],
  held: [[{ fact: 'held' }, 'held it back for intake']],
  reopened: [[{ fact: 'reopened' }, 'reopened it']],
  'passed-on': [[{ fact: 'passed-on', to: BEN, channel: 'e-mail' }, 'passed it on to Ben, by e-mail']],
  added: [
    [{ fact: 'added', wantsContact: true, satisfied: null }, 'added something and asks to be contacted'],
    [{ fact: 'added', wantsContact: false, satisfied: false }, 'is not satisfied'],
  ],
};
const person = (id: string) => ({ [ANA]: 'Ana', [BEN]: 'Ben' })[id] ?? '?';
const names = (texts: Names['texts'], tag: string): Names => ({
  ...{ texts, tag, person, reference: () => 'RVC', point: () => 'The long wait' },
  team: (id) => ({ 'lands-registry': 'Lands registry' })[id] ?? id,
});

describe('a fact in words', () => {
  it.each(Object.values(SAID).flat())('%j', (what, sentence) => {
    expect(factSentence(what, names(en, 'en-GB'))).toBe(sentence);
    const spanish = factSentence(what, names(es, 'es'));
    expect(spanish).not.toBe('');
    expect(spanish).not.toMatch(/undefined|null|[0-9a-f]{8}-/);
    if (what.fact !== 'linked') expect(spanish).not.toBe(sentence);
  });

  it('is told of every kind that there is', () => {
    expect(Object.keys(SAID).sort()).toEqual(What.options.map(({ entries }) => entries.fact.literal as string).sort());
  });
});
