import { describe, expect, it } from 'vitest';
import type { What } from '../../../src/protocol/cases/case-facts.ts';
import { forOwner } from '../../../src/server/cases/for-owner.ts';
import { ANA, BEN, given, history, opened, type Told, to } from '../protocol/cases/a-fact.ts';

const ADDED: What = { fact: 'added', wantsContact: true, satisfied: null };
const mail = (outcome: 'sent' | 'not-delivered' | 'uncertain'): What => ({
  ...{ fact: 'contact', nature: 'ordinary', channel: 'e-mail', direction: 'to-person', day: '2026-03-10', time: '10:00' },
  outcome,
});
const NOTHING = { given: null, reply: null, undelivered: null };

describe('what waits for the owner of a case', () => {
  const waits = (...told: Told[]) => forOwner(history(opened(), ...told), ANA);

  it('is that somebody gave it to them, until they do something', () => {
    const byBen: Told = { what: given(ANA), by: BEN };
    expect(waits(byBen)).toEqual({ ...NOTHING, given: 2 });
    expect(waits(byBen, { what: { fact: 'note' }, by: BEN })).toEqual({ ...NOTHING, given: 2 });
    expect(waits(byBen, { what: to('in-progress') })).toEqual(NOTHING);
    expect(waits(byBen, { what: to('in-progress') }, { what: given(BEN), by: BEN }, byBen)).toEqual({ ...NOTHING, given: 5 });
    expect(waits({ what: { fact: 'second-stage', owner: ANA as never, team: null }, by: BEN })).toEqual({ ...NOTHING, given: 2 });
  });

  it('is not what they took themselves, nor what went to another', () => {
    expect(waits({ what: given(ANA) })).toEqual(NOTHING);
    expect(waits({ what: given(BEN), by: BEN })).toEqual(NOTHING);
  });

  it('is the last that the person added since', () => {
    const added = { what: ADDED, by: 'sender' };
    expect(waits({ what: given(ANA) }, added, added)).toEqual({ ...NOTHING, reply: 4 });
    expect(waits(added, { what: { fact: 'note' } })).toEqual(NOTHING);
  });

  it('is a letter that did not arrive, whatever else was done, until the next one', () => {
    const failed = { what: mail('not-delivered'), by: 'rule' };
    expect(waits({ what: mail('sent') }, failed, { what: { fact: 'note' } })).toEqual({ ...NOTHING, undelivered: 3 });
    expect(waits({ what: mail('uncertain'), by: 'rule' })).toEqual({ ...NOTHING, undelivered: 2 });
    expect(waits(failed, { what: mail('sent') })).toEqual(NOTHING);
  });
});
