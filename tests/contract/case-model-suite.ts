// Lists, boards and the report's questions against a plain model that looks at every case: whoever asks, with whatever filter, gets what the model gives.
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CASE_STATES } from '../../src/protocol/cases/case-kinds.ts';
import { ENDED } from '../../src/protocol/cases/state-changes.ts';
import { seededRandom } from '../../src/server/demo/seeded-random.ts';
import type { CaseFilter, CaseReader, StoredCase } from '../../src/server/store/case-store.ts';
import type { Store } from '../../src/server/store/store.ts';
import { ANA, add, BEN, open } from './a-case.ts';
import { rigPerTest } from './rig-per-test.ts';
import type { StoreRig } from './store-rig.ts';
import { NOON } from './stored-entry.ts';

const DAY = 86_400_000;
const KINDS = ['complaint', 'compliment', 'question'] as const;
const SITES = ['north', 'south', 'east'];
const DEPARTMENTS = ['lands', 'tax'];
const OWNERS = [ANA, BEN];
type Known = { row: StoredCase; subjects: readonly string[] };

const reader: fc.Arbitrary<CaseReader> = fc.record({
  person: fc.constantFrom(ANA, BEN, randomUUID()),
  sites: fc.option(fc.subarray(SITES)),
  departments: fc.option(fc.subarray(DEPARTMENTS)),
  held: fc.constantFrom('anywhere', 'own-places', 'nowhere'),
});
const filter: fc.Arbitrary<CaseFilter> = fc.record(
  {
    states: fc.subarray([...CASE_STATES]),
    kind: fc.constantFrom(...KINDS),
    site: fc.constantFrom(...SITES),
    department: fc.constantFrom(...DEPARTMENTS),
    owner: fc.constantFrom(...OWNERS, null),
    held: fc.boolean(),
    dueBefore: fc.integer({ min: -3, max: 10 }).map((days) => NOON + days * DAY),
    receivedFrom: fc.integer({ min: 0, max: 20 }).map((days) => NOON - days * DAY),
    receivedTo: fc.integer({ min: 0, max: 20 }).map((days) => NOON - days * DAY),
  },
  { requiredKeys: [] },
);

export function caseModelSuite(fresh: () => Promise<StoreRig>): void {
  describe('cases beside a model', () => {
    const given = rigPerTest(fresh);

    test('lists, boards, and what reports read', { timeout: 120_000 }, async () => {
      const all = await someCases(given.store);
      const { cases, caseReports } = given.store;
      const organisation = 'harbour';
      await fc.assert(
        fc.asyncProperty(reader, filter, async (who, asked) => {
          const seen = all.filter((one) => mayReach(one, who)).map(({ row }) => row);
          const expected = seen.filter((row) => isIn(row, asked));
          const query = { organisation, reader: who, filter: asked };
          const listed = await cases.cases({ ...query, order: { by: 'opening', after: null }, limit: 200 });
          expect(listed.map(({ opening }) => opening)).toEqual(expected.map(({ opening }) => opening));
          expect(await cases.counts({ organisation, reader: who, now: NOON, endOfDay: NOON + DAY })).toEqual(boardsOf(seen));
          const received = await caseReports.received({ ...query, filter: placeOf(asked), from: '2026-11-05', to: '2026-11-15' });
          expect(received).toEqual(seen.filter((row) => isIn(row, placeOf(asked)) && isWithin(row)).map(dueOf));
          expect(await caseReports.risk({ ...query, now: NOON })).toEqual(riskOf(expected));
        }),
        { numRuns: 60 },
      );
      const openings = all.map(({ row }) => row.opening);
      expect(await caseReports.rows('nobody', openings)).toEqual([]);
      const rows = await caseReports.rows(organisation, openings);
      expect(rows.toSorted((a, b) => b.opening - a.opening)).toEqual(all.map(({ row }) => reported(row)));
    });
  });
}

/** The newest first. */
async function someCases(store: Store): Promise<Known[]> {
  const random = seededRandom(13);
  const subjects = new Map<string, string[]>();
  for (let made = 0; made < 70; made++) {
    const receivedAt = NOON - Math.floor(random.next() * 20) * DAY;
    const day = new Date(receivedAt).toISOString().slice(0, 10);
    const place = { site: random.pick(SITES) as never, department: random.chance(0.4) ? null : random.pick(DEPARTMENTS) };
    const due = () => (random.chance(0.3) ? null : NOON + Math.floor(random.next() * 9 - 3) * DAY);
    const dues = { acknowledgeBy: due(), respondBy: due(), atRiskFrom: due() };
    const one = await open(store, { ...place, kind: random.pick(KINDS), receivedAt, day, dues, held: random.chance(0.2) });
    const more = { dueOf: () => dues };
    if (random.chance(0.6)) await add(store, one, { fact: 'assigned', owner: random.pick(OWNERS) as never, team: null }, more);
    if (random.chance(0.3)) await add(store, one, { fact: 'assessed', harm: 'high', vulnerability: 'low', urgency: 'low' }, more);
    if (random.chance(0.7))
      await add(store, one, { fact: 'state', to: random.pick(['in-progress', 'waiting', 'answered', 'closed']) }, more);
    if (random.chance(0.2)) {
      subjects.set(one.id, [random.pick(OWNERS)]);
      await add(store, one, { fact: 'subjects', marked: subjects.get(one.id) as never, cleared: [] }, more);
    }
  }
  await open(store, { organisation: 'other' });
  const everything: CaseReader = { person: randomUUID(), sites: null, departments: null, held: 'anywhere' };
  const query = { organisation: 'harbour', reader: everything, filter: {}, limit: 200 };
  const rows = await store.cases.cases({ ...query, order: { by: 'opening', after: null } });
  expect(rows).toHaveLength(70);
  return rows.map((row) => ({ row, subjects: subjects.get(row.id) ?? [] }));
}

function mayReach({ row, subjects }: Known, { person, sites, departments, held }: CaseReader): boolean {
  if (subjects.includes(person)) return false;
  const isTheirs =
    (!sites || sites.includes(row.site)) && (!departments || row.department === null || departments.includes(row.department));
  if (held === 'anywhere') return row.held || isTheirs;
  return isTheirs && (held === 'own-places' || !row.held);
}

function isIn(row: StoredCase, { states, kind, site, department, owner, held, dueBefore, receivedFrom, receivedTo }: CaseFilter): boolean {
  return (
    (!states || states.includes(row.state)) &&
    (kind === undefined || row.kind === kind) &&
    (site === undefined || row.site === site) &&
    (department === undefined || row.department === department) &&
    (owner === undefined || row.owner === owner) &&
    (held === undefined || row.held === held) &&
    (dueBefore === undefined || (!row.hasEnded && row.dueAt !== null && row.dueAt < dueBefore)) &&
    (receivedFrom === undefined || row.receivedAt >= receivedFrom) &&
    (receivedTo === undefined || row.receivedAt < receivedTo)
  );
}

/** What a report can be asked for. */
function placeOf({ kind, site, department }: CaseFilter): CaseFilter {
  return { ...(kind && { kind }), ...(site && { site }), ...(department && { department }) };
}

function isWithin({ day }: StoredCase): boolean {
  return day >= '2026-11-05' && day <= '2026-11-15';
}

function dueOf({ opening, change, dueAt, acknowledgeBy, respondBy }: StoredCase) {
  return { opening, change, dueAt, acknowledgeBy, respondBy };
}

function reported({ id, opening, change, kind, site, department, hasEnded }: StoredCase) {
  return { id, opening, change, kind, site, department, hasEnded };
}

function boardsOf(rows: readonly StoredCase[]) {
  const count = (isOn: (row: StoredCase) => boolean) => rows.filter(isOn).length;
  const toCome = ({ dueAt }: StoredCase) => dueAt !== null && dueAt >= NOON;
  const states = CASE_STATES.filter((state) => rows.some((row) => row.state === state));
  return {
    byState: Object.fromEntries(states.map((state) => [state, count((row) => row.state === state)])),
    late: count(({ dueAt }) => dueAt !== null && dueAt < NOON),
    today: count((row) => toCome(row) && (row.dueAt ?? 0) < NOON + DAY),
    atRisk: count((row) => toCome(row) && row.atRiskFrom !== null && row.atRiskFrom <= NOON),
    unowned: count(({ owner, state }) => owner === null && !ENDED.includes(state)),
    conflicts: count(({ conflicts }) => conflicts > 0),
  };
}

function riskOf(rows: readonly StoredCase[]) {
  const days = rows.map(({ day }) => day).sort();
  const late = rows.filter(({ dueAt }) => dueAt !== null && dueAt < NOON).length;
  return { unresolved: rows.length, late, severe: rows.filter(({ severity }) => severity === 'high').length, oldest: days[0] ?? null };
}
