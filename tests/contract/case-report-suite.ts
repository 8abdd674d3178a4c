// The report on cases against cases that were counted by hand: working hours are 8 to 16, Monday to Friday, in Jersey in November (UTC), an
// acknowledgement is promised within one working day and an answer within five. It is noon on Wednesday 25 November.
import { beforeEach, describe, expect, test } from 'vitest';
import type { What } from '../../src/protocol/cases/case-facts.ts';
import type { CaseReportAnswer } from '../../src/protocol/cases/case-report-api.ts';
import { caseDues } from '../../src/server/clock/case-dues.ts';
import { type OrganisationClock, organisationClocks } from '../../src/server/clock/organisation-clock.ts';
import { caseReport, type ReportQuery } from '../../src/server/reports/case-report.ts';
import { type MeasureCases, measuredCases } from '../../src/server/reports/measured-cases.ts';
import type { CaseReader, DueOf } from '../../src/server/store/case-store.ts';
import { openFrom, policyOf } from '../support/shipped-policy.ts';
import { aFact, anAddition, anOpening, BEN, INTAKE, STAFF } from './a-case.ts';
import { rigPerTest } from './rig-per-test.ts';
import type { StoreRig } from './store-rig.ts';

const NOW = Date.parse('2026-11-25T12:00:00Z');
const POLICY = policyOf({ respond: { workingDays: 5 } }, { hours: openFrom('08:00', '16:00'), timeZone: 'Europe/Jersey' });
const policies = { casePolicies: { policy: async () => ({ organisation: 'harbour', policy: JSON.stringify(POLICY), putAt: 0 }) } } as never;

type Step = [at: string, what: What];
const state = (to: 'answered' | 'closed' | 'waiting' | 'in-progress'): What => ({ fact: 'state', to });
const ACKNOWLEDGED: What = { fact: 'acknowledged', channel: 'e-mail' };

export function caseReportSuite(fresh: () => Promise<StoreRig>): void {
  describe('the report on cases', () => {
    const given = rigPerTest(fresh);
    let dueOf: DueOf;
    let clock: OrganisationClock | null;
    let measure: MeasureCases;
    const moment = (text: string) => Date.parse(`2026-${text.replace(' ', 'T')}:00Z`);
    const aCase = async (received: string, what: Parameters<typeof anOpening>[0], ...steps: Step[]) => {
      const { cases } = given.store;
      const opening = anOpening({ receivedAt: moment(received), day: `2026-${received.slice(0, 5)}`, ...what });
      const { case: opened } = await cases.open({ ...opening, dueOf, at: moment(received) });
      const { organisation } = opening;
      for (const [at, fact] of steps) await cases.add({ ...anAddition([aFact(opened, fact)], { at: moment(at), organisation }), dueOf });
      return opened;
    };
    const report = (more: Partial<ReportQuery> = {}) => {
      const period = { from: '2026-11-16', to: '2026-11-25' };
      return caseReport(given.store, { organisation: 'harbour', reader: STAFF, ...period, filter: {}, clock, measure, now: NOW, ...more });
    };

    beforeEach(async () => {
      dueOf = await caseDues(policies, () => NOW)('harbour');
      clock = await organisationClocks(policies)('harbour');
      measure = measuredCases(given.store);
      // Acknowledged after 2 h, answered after 7 + 8 + 1 h.
      await aCase(
        '11-16 09:00',
        { department: 'lands' },
        ['11-16 11:00', ACKNOWLEDGED],
        ['11-16 12:00', { fact: 'points', points: ['a', 'b'] as never }],
        ['11-17 09:00', { fact: 'outcome', point: 'a' as never, outcome: 'upheld' }],
        ['11-17 09:00', { fact: 'outcome', point: 'b' as never, outcome: 'partly' }],
        ['11-17 09:00', { fact: 'lesson' }],
        ['11-18 09:00', state('answered')],
        ['11-18 10:00', state('closed')],
      );
      // Acknowledged after 1 + 8 + ½ h, a day late; answered after 37 h, of which 6 + 8 + 2 were spent waiting for the person.
      await aCase(
        '11-16 15:00',
        {},
        ['11-18 08:30', ACKNOWLEDGED],
        ['11-18 09:00', { fact: 'assessed', harm: 'high', vulnerability: 'low', urgency: 'low' }],
        ['11-18 09:00', { fact: 'points', points: ['a'] as never }],
        ['11-18 10:00', state('waiting')],
        ['11-20 10:00', state('in-progress')],
        ['11-23 12:00', state('answered')],
      );
      // Nobody has done anything.
      await aCase('11-17 10:00', { kind: 'question', site: 'south' as never, department: 'tax' });
      // Closed after 2 h; opened again, and not taken up since.
      await aCase('11-20 12:00', { site: 'south' as never }, ['11-20 14:00', state('closed')], ['11-23 09:00', { fact: 'reopened' }]);
      // Nothing is late yet.
      await aCase('11-24 08:00', { kind: 'compliment' });
      await aCase('11-24 09:00', { held: true });
      await aCase('10-02 10:00', {});
      await aCase('11-17 10:00', { organisation: 'other' });
    });

    test('counts what came in the period: ended, open, late; times in working hours; promises kept', async () => {
      const { whole, hasCalendar } = await report();
      expect(hasCalendar).toBe(true);
      expect(whole).toEqual({
        ...{ opened: 5, ended: 1, open: 4, late: 2 },
        acknowledged: { count: 3, medianMinutes: 120, p90Minutes: 570, kept: 2, promised: 5 },
        answered: { count: 3, medianMinutes: 960, p90Minutes: 1260, kept: 3, promised: 4 },
        outcomes: { upheld: 1, partly: 1, not: 0, withdrawn: 0, undecided: 1 },
        lessons: 1,
      });
    });

    test('says the same by site, department and kind', async () => {
      const { sites, departments, kinds } = await report();
      const brief = (rows: readonly { opened: number; late: number }[], name: string) =>
        rows.map((row) => [(row as never)[name], row.opened, row.late]);
      expect(brief(sites, 'site')).toEqual([
        ['north', 3, 0],
        ['south', 2, 2],
      ]);
      expect(brief(departments, 'department')).toEqual([
        [null, 3, 1],
        ['lands', 1, 0],
        ['tax', 1, 1],
      ]);
      expect(brief(kinds, 'kind')).toEqual([
        ['complaint', 3, 1],
        ['compliment', 1, 0],
        ['question', 1, 1],
      ]);
      expect(sites[0]?.answered).toEqual({ count: 2, medianMinutes: 1110, p90Minutes: 1260, kept: 2, promised: 2 });
    });

    test('says how many complaints are unresolved, whenever they came, and since when', async () => {
      const expected: CaseReportAnswer['risk'] = { unresolved: 3, late: 2, severe: 1, oldest: '2026-10-02' };
      expect((await report()).risk).toEqual(expected);
      expect((await report({ from: '2026-01-01', to: '2026-01-02' })).risk).toEqual(expected);
      expect((await report({ filter: { site: 'south' } })).risk).toEqual({ unresolved: 1, late: 1, severe: 0, oldest: '2026-11-20' });
      expect((await report({ filter: { kind: 'question' } })).risk).toMatchObject({ unresolved: 0, oldest: null });
    });

    test('holds nothing that its reader may not see', async () => {
      const opened = async (reader: CaseReader) => {
        const { whole, risk } = await report({ reader });
        return [whole.opened, risk.unresolved];
      };
      expect(await opened(INTAKE)).toEqual([6, 4]);
      expect(await opened({ ...STAFF, sites: ['south'] })).toEqual([2, 1]);
      expect(await opened({ ...STAFF, departments: ['tax'] })).toEqual([4, 3]);
      const about = await aCase('11-24 10:00', {}, ['11-24 11:00', { fact: 'subjects', marked: [BEN], cleared: [] }]);
      expect(about.id).not.toBe('');
      expect(await opened(STAFF)).toEqual([6, 4]);
      expect(await opened({ ...STAFF, person: BEN })).toEqual([5, 3]);
    });

    test('narrows to kind, site and department; days are those of the case’s site', async () => {
      const opened = async (more: Partial<ReportQuery>) => (await report(more)).whole.opened;
      expect(await opened({ filter: { kind: 'complaint' } })).toBe(3);
      expect(await opened({ filter: { site: 'north', department: 'lands' } })).toBe(1);
      expect(await opened({ from: '2026-11-17', to: '2026-11-20' })).toBe(2);
      await aCase('11-21 01:00', { day: '2026-11-20' });
      expect(await opened({ from: '2026-11-17', to: '2026-11-20' })).toBe(3);
      expect(await opened({ from: '2026-11-21', to: '2026-11-21' })).toBe(0);
    });

    test('says the same when it is asked again, and anew what changed or fell due meanwhile', async () => {
      const first = await report();
      expect(await report()).toEqual(first);
      await aCase('11-24 11:00', { kind: 'question' }, ['11-24 13:00', state('closed')]);
      const [open] = await given.store.cases.cases({
        ...{ organisation: 'harbour', reader: STAFF, filter: { kind: 'compliment' }, limit: 1 },
        order: { by: 'opening', after: null },
      });
      await given.store.cases.add({
        ...anAddition([aFact({ id: open?.id ?? '' }, state('closed'))], { at: moment('11-25 09:00') }),
        dueOf,
      });
      const { whole } = await report();
      expect(whole).toMatchObject({ opened: 6, ended: 3, late: 2, answered: { count: 5, kept: 5, promised: 6 } });
      const later = await report({ now: NOW + 30 * 86_400_000 });
      expect(later.whole).toMatchObject({ late: 2, answered: { count: 5, kept: 5, promised: 7 } });
    });

    test('measures no time without working hours, and still counts', async () => {
      const { whole, hasCalendar } = await report({ clock: null });
      expect(hasCalendar).toBe(false);
      expect(whole.answered).toMatchObject({ count: 3, medianMinutes: null, p90Minutes: null });
    });

    test('reads every page, and no words', async () => {
      const many: string[] = [];
      for (let place = 0; place < 205; place++) many.push((await aCase('11-19 10:00', { kind: 'question' })).id);
      expect((await report({ filter: { kind: 'question' } })).whole.opened).toBe(206);
      const [first = ''] = many;
      const fact = { ...aFact({ id: first }, { fact: 'note' }), words: 'sealed' };
      await given.store.cases.add(anAddition([fact]));
      const facts = await given.store.caseReports.facts('harbour', many.slice(0, 2));
      expect(facts).toHaveLength(3);
      expect(facts.map(({ words }) => words)).toEqual([null, null, null]);
      expect(await given.store.caseReports.facts('other', many)).toEqual([]);
    });
  });
}
