// Sealed words by the period in which they came, to be opened in memory by whoever looks for a person; and what belongs to what was found.
import type { DataProtectionStore, Found, SealedWordsOfFact } from '../../data-protection-store.ts';
import type { Database, StoreEngine } from '../../store-engine.ts';

type Readings = Pick<DataProtectionStore, 'sealedEntries' | 'sealedFacts' | 'casesByReference' | 'withRelatives' | 'wordsOf'>;

export function sealedWordsStore(engine: StoreEngine): Readings {
  const { database, list } = engine;
  return {
    sealedEntries: ({ organisation, fromMs, toMs, after, limit }) =>
      sealedEntries(database, organisation)
        .where('arrival', '>', after)
        .where('entry.receivedAt', '>=', fromMs)
        .where('entry.receivedAt', '<', toMs)
        .orderBy('arrival')
        .limit(limit)
        .execute(),
    async sealedFacts({ organisation, fromMs, toMs, after, limit }) {
      const rows = await sealedFacts(database, organisation)
        .where('change', '>', after)
        .where('at', '>=', fromMs)
        .where('at', '<', toMs)
        .orderBy('change')
        .limit(limit)
        .execute();
      return rows.map(wordsOfFact);
    },
    async casesByReference(organisation, reference) {
      const cases = database.selectFrom('cases').select('id').where('organisation', '=', organisation).where('reference', '=', reference);
      return (await cases.orderBy('id').execute()).map(({ id }) => id);
    },
    withRelatives: (organisation, found) => withRelatives(engine, organisation, found),
    async wordsOf(organisation, { entries, cases }) {
      const facts = sealedFacts(database, organisation).where('caseId', 'in', list(cases)).orderBy('change');
      return {
        entries: await sealedEntries(database, organisation).where('entry.id', 'in', list(entries)).orderBy('arrival').execute(),
        facts: (await facts.execute()).map(wordsOfFact),
      };
    },
  };
}

function sealedEntries(database: Database, organisation: string) {
  return database
    .selectFrom('arrivals')
    .innerJoin('entries as entry', 'entry.id', 'arrivals.entry')
    .innerJoin('ledgers as ledger', 'ledger.number', 'entry.ledger')
    .select(['arrival', 'entry.id', 'entry.kind', 'entry.site', 'ledger.kiosk', 'entry.revision', 'entry.visit'])
    .select(['entry.header', 'entry.body', 'entry.receivedAt'])
    .where('arrivals.organisation', '=', organisation);
}

function sealedFacts(database: Database, organisation: string) {
  return database
    .selectFrom('caseFacts')
    .select(['id', 'caseId', 'change', 'at', 'fact', 'author', 'words'])
    .where('organisation', '=', organisation)
    .where('words', 'is not', null);
}

type FactRow = { id: string; caseId: string; change: number; at: number; fact: string; author: string; words: string | null };

function wordsOfFact({ caseId, author, words, ...row }: FactRow): SealedWordsOfFact {
  return { ...row, case: caseId, by: author, words: words ?? '' };
}

async function withRelatives({ database, list }: StoreEngine, organisation: string, found: Found) {
  const ofCases = await database
    .selectFrom('cases')
    .select(['id', 'entry'])
    .where('organisation', '=', organisation)
    .where('id', 'in', list(found.cases))
    .execute();
  const entries = new Set([...found.entries, ...ofCases.flatMap(({ entry }) => entry ?? [])]);
  const visits = await database
    .selectFrom('entries')
    .select('visit')
    .where('id', 'in', list([...entries]))
    .execute();
  const known = new Set(visits.flatMap(({ visit }) => visit ?? []));
  if (known.size > 0) {
    // A walk along all words of the organisation: no index leads from a visit to them, and this is asked rarely.
    const said = await sealedEntries(database, organisation)
      .where('entry.visit', 'in', list([...known]))
      .execute();
    for (const { id } of said) entries.add(id);
  }
  const opened = await database
    .selectFrom('cases')
    .select('id')
    .where('organisation', '=', organisation)
    .where('entry', 'in', list([...entries]))
    .execute();
  const cases = new Set([...found.cases, ...opened.map(({ id }) => id)]);
  return { entries: [...entries].sort(), cases: [...cases].sort() };
}
