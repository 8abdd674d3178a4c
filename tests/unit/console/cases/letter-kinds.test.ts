// Which letters are offered of a case, and when its owner is told that the last e-mail did not arrive.
import { describe, expect, it } from 'vitest';
import { letterKinds } from '../../../../src/console/cases/letter-kinds.ts';
import type { CaseFact, What } from '../../../../src/protocol/cases/case-facts.ts';
import { caseFrom } from '../../../../src/protocol/cases/case-from.ts';
import { isUndelivered } from '../../../../src/protocol/cases/undelivered.ts';
import type { Role } from '../../../../src/protocol/console-api.ts';
import { ANA, BEN, history, opened, to } from '../../protocol/cases/a-fact.ts';

const EXTENDED: What = { fact: 'extended', to: '2026-04-30', toldOn: null };

function kinds(facts: readonly CaseFact[], role: Role = 'handler') {
  const found = caseFrom(facts);
  if (!found) throw new Error('no case');
  return letterKinds({ found, facts, me: { id: ANA, role }, today: '2026-03-10' });
}

describe('letters are offered', () => {
  it('as the case stands', () => {
    expect(kinds(history(opened({ kind: 'complaint' })))).toEqual(['answer', 'acknowledgement']);
    expect(kinds(history(opened({ kind: 'compliment' })))).toEqual(['compliment', 'answer', 'acknowledgement']);
    expect(kinds(history(opened({ kind: 'complaint' }), { what: EXTENDED }))).toEqual(['answer', 'acknowledgement', 'extension']);
    expect(kinds(history(opened({ kind: 'complaint' }), { what: EXTENDED }, { what: to('answered') }))).toEqual(['answer']);
    expect(kinds(history(opened({ kind: 'complaint' }), { what: to('closed') }))).toEqual([]);
  });

  it('to those whose letter would be taken', () => {
    expect(kinds(history(opened({ kind: 'complaint' })), 'staff')).toEqual(['acknowledgement']);
    expect(kinds(history(opened({ kind: 'complaint' })), 'oversight')).toEqual([]);
  });
});

describe('an e-mail that did not arrive', () => {
  const contact = (outcome: 'sent' | 'not-delivered' | 'uncertain' | 'received', direction: 'to-person' | 'from-person' = 'to-person') => {
    const day = { day: '2026-03-10', time: '10:30' };
    return { what: { fact: 'contact', nature: 'ordinary', channel: 'e-mail', direction, outcome, ...day } as const };
  };

  it.each(['not-delivered', 'uncertain'] as const)('%s: is shown until the person is written to again', (outcome) => {
    expect(isUndelivered(history(opened(), contact('sent')))).toBe(false);
    const back = [contact('sent'), contact(outcome)];
    expect(isUndelivered(history(opened(), ...back))).toBe(true);
    expect(isUndelivered(history(opened(), ...back, contact('received', 'from-person')))).toBe(true);
    expect(isUndelivered(history(opened(), ...back, contact('sent')))).toBe(false);
    expect(isUndelivered(history(opened(), ...back, { what: { fact: 'passed-on', to: BEN, channel: 'letter' } }))).toBe(false);
  });
});
