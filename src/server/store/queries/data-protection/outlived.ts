// What has outlived its limit: rules by dates as conditions of queries, so that a day with nothing to do costs nothing.
import type { DataProtectionStore } from '../../data-protection-store.ts';
import type { Database, StoreEngine } from '../../store-engine.ts';
import { heldOf } from './holds.ts';

type Ageing = Pick<DataProtectionStore, 'outlived' | 'retentionPolicy' | 'putRetentionPolicy' | 'beginRun' | 'endRun'>;

export function ageing(engine: StoreEngine): Ageing {
  const { database } = engine;
  return {
    async outlived({ organisation, commentsBefore, messagesBefore, casesEndedBefore, ratingsBefore }, limit) {
      const ask = async (before: number | null, query: (before: number) => Promise<string[]>) => (before === null ? [] : query(before));
      const words = [
        ...(await ask(commentsBefore, (before) => withoutCase(database, { organisation, before, messages: false, limit }))),
        ...(await ask(messagesBefore, (before) => withoutCase(database, { organisation, before, messages: true, limit }))),
        ...(await ask(casesEndedBefore, (before) => ofEndedCases(database, { organisation, before, limit }))),
      ];
      const ratings = await ask(ratingsBefore, (before) => taps(database, { organisation, before, limit }));
      const cases = await ask(casesEndedBefore, (before) => endedCases(database, { organisation, before, limit }));
      const held = await heldOf(engine, database, organisation, { entries: words, cases });
      return {
        entries: [...words.filter((id) => !held.entries.includes(id)), ...ratings],
        cases: cases.filter((id) => !held.cases.includes(id)),
      };
    },
    async retentionPolicy(organisation) {
      const policy = database.selectFrom('retentionPolicies').select('policy').where('organisation', '=', organisation);
      return (await policy.executeTakeFirst())?.policy ?? null;
    },
    async putRetentionPolicy({ organisation, policy, putAt }) {
      await database
        .insertInto('retentionPolicies')
        .values({ organisation, policy, putAt })
        .onConflict((conflict) => conflict.column('organisation').doUpdateSet({ policy, putAt }))
        .execute();
    },
    async beginRun({ organisation, day, at, patienceMs }) {
      const begun = await database
        .insertInto('retentionRuns')
        .values({ organisation, day, begunAt: at, doneAt: null })
        .onConflict((conflict) =>
          conflict
            .columns(['organisation', 'day'])
            .doUpdateSet({ begunAt: at })
            .where('retentionRuns.doneAt', 'is', null)
            .where('retentionRuns.begunAt', '<', at - patienceMs),
        )
        .returning('day')
        .execute();
      return begun.length > 0;
    },
    async endRun({ organisation, day, at }) {
      const run = database.updateTable('retentionRuns').set({ doneAt: at }).where('organisation', '=', organisation);
      await run.where('day', '=', day).execute();
    },
  };
}

type Asked = { organisation: string; before: number; limit: number };

async function withoutCase(database: Database, { organisation, before, messages, limit }: Asked & { messages: boolean }) {
  const rows = await database
    .selectFrom('arrivals')
    .innerJoin('entries as entry', 'entry.id', 'arrivals.entry')
    .select('entry.id')
    .where('arrivals.organisation', '=', organisation)
    .where('entry.kind', messages ? '=' : '!=', 'message')
    .where('entry.receivedAt', '<', before)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('cases')
            .select('cases.id')
            .whereRef('cases.organisation', '=', 'arrivals.organisation')
            .whereRef('cases.entry', '=', 'entry.id'),
        ),
      ),
    )
    .orderBy('arrival')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

async function ofEndedCases(database: Database, { organisation, before, limit }: Asked): Promise<string[]> {
  const rows = await ended(database, organisation, before)
    .innerJoin('arrivals', (join) =>
      join.onRef('arrivals.organisation', '=', 'cases.organisation').onRef('arrivals.entry', '=', 'cases.entry'),
    )
    .select('arrivals.entry')
    .orderBy('arrivals.entry')
    .limit(limit)
    .execute();
  return rows.map(({ entry }) => entry);
}

async function endedCases(database: Database, { organisation, before, limit }: Asked): Promise<string[]> {
  const rows = await ended(database, organisation, before)
    .select('cases.id')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('caseFacts')
          .select('caseFacts.id')
          .whereRef('caseFacts.organisation', '=', 'cases.organisation')
          .whereRef('caseFacts.caseId', '=', 'cases.id')
          .where('caseFacts.words', 'is not', null),
      ),
    )
    .orderBy('cases.id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Of all its facts the last one counts: what was added or reopened since is not old. */
function ended(database: Database, organisation: string, before: number) {
  return database
    .selectFrom('cases')
    .where('cases.organisation', '=', organisation)
    .where('cases.hasEnded', '=', 1)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('caseFacts as later')
            .select('later.id')
            .whereRef('later.organisation', '=', 'cases.organisation')
            .whereRef('later.caseId', '=', 'cases.id')
            .where('later.at', '>=', before),
        ),
      ),
    );
}

async function taps(database: Database, { organisation, before, limit }: Asked): Promise<string[]> {
  const rows = await database
    .selectFrom('entries')
    .innerJoin('ledgers', 'ledgers.number', 'entries.ledger')
    .select('entries.id')
    .where('ledgers.organisation', '=', organisation)
    .where('entries.kind', 'in', ['rating', 'reasons', 'service-answer'])
    .where('entries.receivedAt', '<', before)
    .where('entries.body', '!=', '')
    .orderBy('entries.id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}
