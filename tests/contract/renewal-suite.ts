// Rows of cases worked out anew from their facts: after a case policy was put, and by hand, in pages, with what was wrong on purpose.
import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { describe, expect, test } from 'vitest';
import { duesRenewal } from '../../src/server/cases/renew-dues.ts';
import { caseDues } from '../../src/server/clock/case-dues.ts';
import type { DueOf, RebuiltPage, StoredCase } from '../../src/server/store/case-store.ts';
import { momentAt, policyOf } from '../support/shipped-policy.ts';
import { ANA, add, aFact, anAddition, anOpening, BEN, INTAKE, open } from './a-case.ts';
import { harbour } from './harbour.ts';
import { rigPerTest } from './rig-per-test.ts';
import type { StoreRig } from './store-rig.ts';
import { NOON } from './stored-entry.ts';

const NOW = momentAt('2026-06-02 10:00', 'Europe/Jersey');
const endOf = (day: string) => momentAt(`${day} 23:59:59.999`, 'Europe/Jersey');
const NOTHING: DueOf = () => ({ acknowledgeBy: null, respondBy: null, atRiskFrom: null });

export function renewalSuite(fresh: () => Promise<StoreRig>): void {
  describe('rows of cases', () => {
    const given = rigPerTest(fresh);
    const cases = () => given.store.cases;
    const list = () => cases().cases({ organisation: 'harbour', reader: INTAKE, filter: {}, order: { by: 'change', after: 0 }, limit: 99 });
    const byOpening = async () => (await list()).sort((a, b) => a.opening - b.opening);
    const put = (workingDays: number) => {
      const policy = JSON.stringify(policyOf({ acknowledge: null, respond: { workingDays } }));
      return given.store.casePolicies.putPolicy({ organisation: 'harbour', policy, putAt: NOON });
    };
    const asked = () => caseDues(given.store, () => NOW)('harbour');
    const renewal = (version = '1') =>
      duesRenewal(
        {
          ...{ store: given.store, clock: () => NOW, random: (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes)) },
          ...{ log: pino({ level: 'silent' }), collector: { id: 'c', version } },
        },
        caseDues(given.store, () => NOW),
      );
    const look = async (version?: string) => {
      const one = renewal(version);
      await one.look();
      await one.stop();
    };
    const opened = async (dueOf: DueOf, receivedAt = NOW) =>
      (await cases().open({ ...anOpening({ receivedAt }), dueOf, at: receivedAt })).case;
    const behind = (version = '1') => given.store.casePolicies.duesBehind(version);

    test('follow a policy that was put, whatever was open or ended, as further changes; the same policy again changes nothing', async () => {
      await harbour(given.store);
      await put(5);
      expect(await behind()).toEqual(['harbour']);
      await look();
      expect(await behind()).toEqual([]);
      const dueOf = await asked();
      // More than a batch holds.
      const ids: string[] = [];
      for (let n = 0; n < 105; n++) ids.push((await opened(dueOf)).id);
      const [first = '', second = ''] = ids;
      await cases().add({ ...anAddition([aFact({ id: first }, { fact: 'state', to: 'closed' })], { at: NOW }), dueOf });
      await cases().add({ ...anAddition([aFact({ id: second }, { fact: 'state', to: 'waiting' })], { at: NOW }), dueOf });
      expect(await behind()).toEqual([]);
      const all = async () => new Map((await everything(list)).map((one) => [one.id, one]));
      expect((await all()).get(ids[2] ?? '')).toMatchObject({ respondBy: endOf('2026-06-09'), dueAt: endOf('2026-06-09') });
      const before = await cases().changes('harbour');

      await put(3);
      expect(await behind()).toEqual(['harbour']);
      await look();
      expect(await behind()).toEqual([]);
      const after = await all();
      for (const id of ids.slice(2)) expect(after.get(id)).toMatchObject({ respondBy: endOf('2026-06-05'), dueAt: endOf('2026-06-05') });
      expect(after.get(first)).toMatchObject({ respondBy: endOf('2026-06-05'), dueAt: null });
      expect(after.get(second)).toMatchObject({ respondBy: null, dueAt: null });
      // Whoever has a copy gets each that changed; the one that waits for the person has no day that could.
      expect(await cases().changes('harbour')).toBe(before + 104);
      const changed = await cases().cases({
        organisation: 'harbour',
        reader: INTAKE,
        filter: {},
        order: { by: 'change', after: before },
        limit: 200,
      });
      expect(changed.map(({ id }) => id).sort()).toEqual(ids.filter((id) => id !== second).sort());

      await look();
      await put(3);
      await look();
      expect(await cases().changes('harbour')).toBe(before + 104);
    });

    test('follow a new version of the collector, which may know other holidays', async () => {
      await harbour(given.store);
      await put(5);
      const { id } = await opened(NOTHING);
      await look();
      await given.rig.sql('update cases set respond_by = 1');
      await look('1');
      expect((await byOpening())[0]).toMatchObject({ id, respondBy: 1 });
      expect(await behind('2')).toEqual(['harbour']);
      await look('2');
      expect((await byOpening())[0]).toMatchObject({ id, respondBy: endOf('2026-06-09') });
    });

    test('are behind when they are written by the policy before, or while another is put', async () => {
      await harbour(given.store);
      await put(5);
      const old = await asked();
      await put(3);
      await look();
      const { id } = await opened(old);
      expect((await byOpening())[0]).toMatchObject({ id, respondBy: endOf('2026-06-09') });
      expect(await behind()).toEqual(['harbour']);
      await look();
      expect((await byOpening())[0]).toMatchObject({ id, respondBy: endOf('2026-06-05') });
      await cases().add({ ...anAddition([aFact({ id }, { fact: 'classified', kind: 'question' })], { at: NOW }), dueOf: old });
      expect(await behind()).toEqual(['harbour']);

      const { casePolicies } = given.store;
      await casePolicies.beginDues('harbour', 'one');
      await casePolicies.beginDues('harbour', 'another');
      expect(await casePolicies.endDues('harbour', 'one', '1')).toBe(false);
      await put(4);
      expect(await casePolicies.endDues('harbour', 'another', '1')).toBe(false);
      expect(await behind()).toEqual(['harbour']);
    });

    test('stay as they are where the policy can’t be read', async () => {
      await harbour(given.store);
      await put(5);
      await opened(await asked());
      const before = await byOpening();
      await given.store.casePolicies.putPolicy({ organisation: 'harbour', policy: '{"of":"tomorrow"}', putAt: NOON });
      await look();
      expect(await byOpening()).toEqual(before);
      expect(await behind()).toEqual(['harbour']);
    });

    test('are made anew from their facts, page by page, and only what differed is written', async () => {
      const subjects = { fact: 'subjects' as const, marked: [BEN], cleared: [] };
      for (const held of [true, false, false]) {
        const { id } = await open(given.store, { held, entry: randomUUID() });
        await add(given.store, { id }, { fact: 'assigned', owner: ANA, team: null });
        await add(given.store, { id }, subjects);
      }
      await open(given.store, { organisation: 'other' });
      const before = await byOpening();
      const [one, two, three] = before.map(({ id }) => id);
      expect(await rebuilt(false)).toEqual([]);
      expect(await rebuilt(true)).toEqual([]);
      expect(await byOpening()).toEqual(before);

      const { sql } = given.rig;
      await sql(`update cases set state = 'closed', owner = null, held = 0, respond_by = 7 where id = '${one}'`);
      await sql(`delete from case_subjects where case_id = '${two}'`);
      await sql(`update cases set opening = 99 where id = '${two}'`);
      await sql(`update cases set opening = 2 where id = '${three}'`);
      const stray = randomUUID();
      const columns = 'reference, kind, channel, contact, site, state, stage, received_at, day, has_ended, held, conflicts, number, change';
      await sql(
        `insert into cases (organisation, id, opening, ${columns}) select 'harbour', '${stray}', 7, ${columns} from cases where id = '${one}'`,
      );
      const wrong = [one, two, three, stray].sort();
      expect((await rebuilt(false)).sort()).toEqual(wrong);
      expect((await rebuilt(false)).sort()).toEqual(wrong);
      expect((await rebuilt(true)).sort()).toEqual(wrong);
      expect((await byOpening()).map(plain)).toEqual(before.map(plain));
      expect(await rebuilt(false)).toEqual([]);
      expect(await cases().case({ organisation: 'harbour', reader: { ...INTAKE, person: BEN }, id: two ?? '' })).toBeNull();
      const last = before.at(-1)?.change ?? 0;
      expect((await list()).every(({ change }) => change > last)).toBe(true);
    });

    async function rebuilt(write: boolean): Promise<string[]> {
      const differed: string[] = [];
      let after: RebuiltPage['after'] = null;
      do {
        const page: RebuiltPage = await cases().rebuild({ organisation: 'harbour', dueOf: NOTHING, after, limit: 2, write });
        differed.push(...page.differed);
        after = page.after;
      } while (after);
      return differed;
    }

    /** Of any number: the list gives pages. */
    async function everything(page: () => Promise<StoredCase[]>): Promise<StoredCase[]> {
      const all = await page();
      let more = all;
      while (more.length === 99) {
        const after = more.at(-1)?.change ?? 0;
        more = await cases().cases({ organisation: 'harbour', reader: INTAKE, filter: {}, order: { by: 'change', after }, limit: 99 });
        all.push(...more);
      }
      return all;
    }
  });
}

function plain({ change: _, ...row }: StoredCase) {
  return row;
}
