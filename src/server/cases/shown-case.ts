// Cases and facts as people get them: times as text, items under their opaque names, and nothing that tells the minute of a tap.
import type { CaseRow } from '../../protocol/cases/case-api.ts';
import type { CaseFact } from '../../protocol/cases/case-facts.ts';
import type { OpaqueIds } from '../inbox/opaque-id.ts';
import type { StoredCase } from '../store/case-store.ts';
import type { PersonRow, Store } from '../store/store.ts';
import { forOwner } from './for-owner.ts';

const HOUR_MS = 60 * 60 * 1000;
type Hide = OpaqueIds['hide'];

/** With what waits for the reader in cases of their own. */
export async function shownTo(
  { caseReports }: Pick<Store, 'caseReports'>,
  { id: reader, organisation }: Pick<PersonRow, 'id' | 'organisation'>,
  rows: readonly StoredCase[],
  hide: Hide,
): Promise<CaseRow[]> {
  const own = rows.filter(({ owner }) => owner === reader).map(({ id }) => id);
  const facts = own.length > 0 ? await caseReports.facts(organisation, own) : [];
  const histories = Map.groupBy(facts, (fact) => fact.case as string);
  return rows.map((row) => {
    const history = histories.get(row.id);
    return { ...shownCase(row, hide), ...(history && { forOwner: forOwner(history, reader) }) };
  });
}

export function shownCase(stored: StoredCase, hide: Hide): CaseRow {
  const { organisation: _organisation, opening: _opening, change: _change, hasEnded: _ended, ...row } = stored;
  return {
    ...row,
    receivedAt: text(stored.entry === null ? stored.receivedAt : toHour(stored.receivedAt)),
    acknowledgeBy: textOrNull(row.acknowledgeBy),
    respondBy: textOrNull(row.respondBy),
    dueAt: textOrNull(row.dueAt),
    atRiskFrom: textOrNull(row.atRiskFrom),
    // It may have been acknowledged by rule, within seconds of the message.
    acknowledgedAt: textOrNull(stored.entry === null || row.acknowledgedAt === null ? row.acknowledgedAt : toHour(row.acknowledgedAt)),
    respondedAt: textOrNull(row.respondedAt),
    closedAt: textOrNull(row.closedAt),
    entry: stored.entry === null ? null : hide(stored.entry),
  } as CaseRow;
}

/** The rule works within seconds of what came. */
export function shownFact<F extends CaseFact>(fact: F, { entry }: Pick<StoredCase, 'entry'>, hide: Hide): F {
  const { what, at, by } = fact;
  if (entry === null) return fact;
  const times = by === 'rule' ? { at: at === null ? null : toHour(at), doneAt: toHour(fact.doneAt) } : {};
  if (what.fact !== 'opened') return { ...fact, ...times };
  const item = what.entry === null ? null : hide(what.entry);
  return { ...fact, ...times, what: { ...what, receivedAt: toHour(what.receivedAt), entry: item } };
}

function toHour(ms: number): number {
  return Math.floor(ms / HOUR_MS) * HOUR_MS;
}

function text(ms: number): string {
  return new Date(ms).toISOString();
}

function textOrNull(ms: number | null): string | null {
  return ms === null ? null : text(ms);
}
