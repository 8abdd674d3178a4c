import { describe, expect, it } from 'vitest';
import {
  type ConfigurationEvent,
  type ConfigurationMachine,
  type ConfigurationStep,
  firstConfiguration,
  REFUSED_FOR_MS,
  startMachine,
  stateToSave,
  stepConfiguration,
  type VerifiedConfiguration,
} from '../../../src/kiosk/configuration/configuration-machine.ts';
import type { RevisionId } from '../../../src/protocol/ids.ts';

const revision = (epoch: number, number: number, hash = 'a') => `${epoch}.${number}.${hash.repeat(16)}` as RevisionId;
const verified = (epoch: number, number: number, hash = 'a') =>
  ({ revision: revision(epoch, number, hash), configuration: {}, recipients: [] }) as unknown as VerifiedConfiguration;
const NOW = Date.parse('2026-03-01T10:00:00Z');
const R1 = revision(1, 1);
const R2 = revision(1, 2);
const R3 = revision(1, 3);

/** After these events, and what the last of them asked for. */
function following(start: ConfigurationMachine, ...events: ConfigurationEvent[]): ConfigurationStep {
  return followingAt(NOW, start, ...events);
}
function followingAt(nowMs: number, start: ConfigurationMachine, ...events: ConfigurationEvent[]): ConfigurationStep {
  return events.reduce<ConfigurationStep>(({ machine }, event) => stepConfiguration(machine, event, nowMs), {
    machine: start,
    effects: [],
  });
}
const confirmed = () => following(startMachine(firstConfiguration(verified(1, 1))), { type: 'shown', revision: R1 }).machine;
const got = (found: VerifiedConfiguration): ConfigurationEvent => ({ type: 'fetched', result: { ok: true, verified: found } });
const wanted = (what: string | null): ConfigurationEvent => ({ type: 'wanted', revision: what });
const restarted = (machine: ConfigurationMachine) => startMachine(structuredClone(stateToSave(machine)));

describe('the first configuration', () => {
  it('counts as applied when the page has shown it, once', () => {
    const start = startMachine(firstConfiguration(verified(1, 1)));
    expect(start.confirmed).toBe(false);
    const { machine, effects } = following(start, { type: 'shown', revision: R1 });
    expect(machine.confirmed).toBe(true);
    expect(effects).toEqual([{ type: 'save' }, { type: 'applied', revision: R1 }]);
    expect(following(machine, { type: 'shown', revision: R1 }).effects).toEqual([]);
  });
});

describe('a newer configuration', () => {
  it('is fetched once when it is wanted', () => {
    const { machine, effects } = following(confirmed(), wanted(R2));
    expect(effects).toEqual([{ type: 'fetch' }]);
    expect(following(machine, wanted(R2)).effects).toEqual([]);
  });

  it.each([null, R1])('is not fetched when %s is wanted', (what) => expect(following(confirmed(), wanted(what)).effects).toEqual([]));

  it('is shown between two visits, takes over when the page confirms, and the one before stays as the last good one', () => {
    const shown = following(confirmed(), wanted(R2), got(verified(1, 2)));
    expect(shown.effects).toEqual([{ type: 'save' }, { type: 'show', verified: verified(1, 2) }]);
    expect(shown.machine.current.revision).toBe(R1);
    const { machine, effects } = following(shown.machine, { type: 'shown', revision: R2 });
    expect(effects).toEqual([{ type: 'save' }, { type: 'applied', revision: R2 }]);
    expect([machine.current.revision, machine.lastGood?.revision, machine.trial]).toEqual([R2, R1, null]);
  });

  it('waits for the visitor to leave', () => {
    const busy = following(confirmed(), { type: 'visit-state', busy: true }, wanted(R2), got(verified(1, 2)));
    expect(busy.effects).toEqual([]);
    expect(following(busy.machine, wanted(R2)).effects).toEqual([]);
    expect(following(busy.machine, { type: 'visit-state', busy: false }).effects).toContainEqual({
      type: 'show',
      verified: verified(1, 2),
    });
  });

  it('gives way to a still newer one that came while a visitor was there', () => {
    const busy = following(
      confirmed(),
      { type: 'visit-state', busy: true },
      wanted(R2),
      got(verified(1, 2)),
      wanted(R3),
      got(verified(1, 3)),
    );
    expect(following(busy.machine, { type: 'visit-state', busy: false }).effects).toContainEqual({
      type: 'show',
      verified: verified(1, 3),
    });
  });

  it('is not asked for again while it is on trial', () => {
    const { machine } = following(confirmed(), wanted(R2), got(verified(1, 2)));
    expect(following(machine, wanted(R2)).effects).toEqual([]);
  });

  it('is taken with a higher epoch and a lower number', () => {
    const { effects } = following(confirmed(), wanted(revision(2, 1)), got(verified(2, 1)));
    expect(effects).toContainEqual({ type: 'show', verified: verified(2, 1) });
  });
});

describe('what is refused', () => {
  const refusals: [string, ConfigurationEvent, string | null][] = [
    ['an older one', got(verified(1, 0)), revision(1, 0)],
    ['the same number with other content', got(verified(1, 1, 'b')), revision(1, 1, 'b')],
    ['a lower epoch', got(verified(0, 9)), revision(0, 9)],
    ['one that does not verify', { type: 'fetched', result: { ok: false, refusal: { revision: null, reason: 'bad' } } }, R2],
  ];
  it.each(refusals)('%s: the current one stays, the reason is kept and told', (_what, fetched, refused) => {
    const { machine, effects } = following(confirmed(), wanted(R2), fetched);
    expect(effects).toEqual([{ type: 'save' }]);
    expect(machine.current.revision).toBe(R1);
    expect(machine.refused).toMatchObject({ revision: refused });
    expect(machine.refused?.reason).toBeTruthy();
  });

  it.each(refusals)('%s: is not fetched again, not even after a restart, until another is wanted', (_what, fetched) => {
    const machine = restarted(following(confirmed(), wanted(R2), fetched).machine);
    expect(following(machine, wanted(R2)).effects).toEqual([]);
    expect(following(machine, wanted(R3)).effects).toEqual([{ type: 'fetch' }]);
  });

  it.each(refusals)('%s: is fetched again a day later, and then not before another day', (_what, fetched) => {
    const machine = restarted(following(confirmed(), wanted(R2), fetched).machine);
    const nextDay = NOW + REFUSED_FOR_MS;
    expect(followingAt(nextDay - 1, machine, wanted(R2)).effects).toEqual([]);
    const again = followingAt(nextDay, machine, wanted(R2));
    expect(again.effects).toEqual([{ type: 'fetch' }]);
    expect(again.machine.refused).toEqual(machine.refused);
    const refusedAgain = followingAt(nextDay, again.machine, fetched).machine;
    expect(followingAt(nextDay + 1, refusedAgain, wanted(R2)).effects).toEqual([]);
  });

  it('a refusal from before times were written down does not last for ever', () => {
    const { refusedAt: _, ...old } = stateToSave(following(confirmed(), wanted(R2), refusals[3]?.[1] as ConfigurationEvent).machine);
    expect(following(startMachine(old), wanted(R2)).effects).toEqual([{ type: 'fetch' }]);
  });

  it('is forgotten when another one is applied', () => {
    const { machine } = following(confirmed(), wanted(R2), refusals[3]?.[1] as ConfigurationEvent, wanted(R3), got(verified(1, 3)), {
      type: 'shown',
      revision: R3,
    });
    expect([machine.refused, machine.refusedWanted]).toEqual([null, null]);
  });

  it('a failing network refuses nothing', () => {
    const { machine, effects } = following(confirmed(), wanted(R2), { type: 'fetched', result: { ok: false, refusal: null } });
    expect([effects, machine.refused]).toEqual([[], null]);
    expect(following(machine, wanted(R2)).effects).toEqual([{ type: 'fetch' }]);
  });
});

describe('what fails on screen', () => {
  it('on trial: the current one is shown again', () => {
    const { machine, effects } = following(confirmed(), wanted(R2), got(verified(1, 2)), {
      type: 'failed',
      revision: R2,
      reason: 'no face',
    });
    expect(effects).toEqual([{ type: 'show', verified: verified(1, 1) }, { type: 'save' }]);
    expect([machine.current.revision, machine.trial, machine.refused]).toEqual([R1, null, { revision: R2, reason: 'no face' }]);
    expect(following(machine, wanted(R2)).effects).toEqual([]);
  });

  it('the current one: the last good one comes back', () => {
    const { machine } = following(confirmed(), wanted(R2), got(verified(1, 2)), { type: 'shown', revision: R2 });
    const { machine: back, effects } = following(machine, { type: 'failed', revision: R2, reason: 'late' });
    expect(effects).toContainEqual({ type: 'show', verified: verified(1, 1) });
    expect([back.current.revision, back.lastGood, back.refused?.revision]).toEqual([R1, null, R2]);
  });

  it('the only one: it stays and the reason is told', () => {
    const { machine, effects } = following(confirmed(), { type: 'failed', revision: R1, reason: 'x' });
    expect([effects, machine.current.revision, machine.refused]).toEqual([[{ type: 'save' }], R1, { revision: R1, reason: 'x' }]);
  });

  it('two power cuts in the moment of its trial do not refuse it', () => {
    let machine = confirmed();
    for (let times = 0; times < 2; times++) machine = restarted(following(machine, wanted(R2), got(verified(1, 2))).machine);
    const { machine: last } = following(machine, wanted(R2), got(verified(1, 2)), { type: 'shown', revision: R2 });
    expect([last.current.revision, last.refused, last.tried]).toEqual([R2, null, null]);
  });

  it('one that took the page down is tried again a day later', () => {
    let machine = confirmed();
    for (let times = 0; times < 4; times++) machine = restarted(following(machine, wanted(R2), got(verified(1, 2))).machine);
    const nextDay = followingAt(NOW + REFUSED_FOR_MS, machine, wanted(R2), got(verified(1, 2)));
    expect(nextDay.effects).toContainEqual({ type: 'show', verified: verified(1, 2) });
  });

  it('one that takes the page down is not tried a fourth time', () => {
    let machine = confirmed();
    for (let times = 0; times < 3; times++) machine = restarted(following(machine, wanted(R2), got(verified(1, 2))).machine);
    const { machine: last, effects } = following(machine, wanted(R2), got(verified(1, 2)));
    expect(effects).toEqual([{ type: 'save' }]);
    expect([last.trial, last.refused?.revision]).toEqual([null, R2]);
    expect(following(last, wanted(R2)).effects).toEqual([]);
  });

  it('word of a revision that is not on screen changes nothing', () => {
    const start = confirmed();
    expect(following(start, { type: 'shown', revision: R3 })).toEqual({ machine: start, effects: [] });
    expect(following(start, { type: 'failed', revision: R3, reason: 'x' })).toEqual({ machine: start, effects: [] });
  });
});
