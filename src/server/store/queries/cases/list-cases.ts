// Lists of cases: every filter and every right is a condition, every order has its index, a page begins after the last row of the one before.
import type { SelectQueryBuilder } from 'kysely';
import type { CaseFilter, CaseOrder, CaseReader, StoredCase } from '../../case-store.ts';
import type { StoreEngine } from '../../store-engine.ts';
import type { Tables } from '../../tables.ts';
import { storedCase } from './case-row.ts';
import { visibleCase } from './visible-case.ts';

type Query = { organisation: string; reader: CaseReader; filter: CaseFilter; order: CaseOrder; limit: number };

export async function listCases(engine: StoreEngine, { organisation, reader, filter, order, limit }: Query): Promise<StoredCase[]> {
  const all = allCases(engine).where('organisation', '=', organisation).where(visibleCase(engine, reader));
  const rows = await inOrder(filtered(engine, all, filter), order)
    .limit(limit)
    .execute();
  return rows.map(storedCase);
}

type Rows = ReturnType<typeof allCases>;

function allCases({ database }: StoreEngine) {
  return database.selectFrom('cases').selectAll();
}

export function filtered<Row>({ list }: StoreEngine, rows: SelectQueryBuilder<Tables, 'cases', Row>, filter: CaseFilter) {
  const { states, owner, dueBefore, held, receivedFrom, receivedTo, reference } = filter;
  let found = rows;
  for (const name of ['kind', 'site', 'department', 'service'] as const) {
    const wanted = filter[name];
    if (wanted !== undefined) found = found.where(`cases.${name}`, '=', wanted);
  }
  if (states) found = found.where('cases.state', 'in', list(states));
  if (owner !== undefined) found = found.where('cases.owner', owner === null ? 'is' : '=', owner);
  if (held !== undefined) found = found.where('cases.held', '=', held ? 1 : 0);
  if (dueBefore !== undefined) found = found.where('cases.hasEnded', '=', 0).where('cases.dueAt', '<', dueBefore);
  if (receivedFrom !== undefined) found = found.where('cases.receivedAt', '>=', receivedFrom);
  if (receivedTo !== undefined) found = found.where('cases.receivedAt', '<', receivedTo);
  // By bytes: everything that begins so lies between it and itself with the highest character after it.
  if (reference !== undefined)
    found = found.where('cases.reference', '>=', reference).where('cases.reference', '<', `${reference}\u{10ffff}`);
  return found;
}

function inOrder(rows: Rows, order: CaseOrder): Rows {
  switch (order.by) {
    case 'opening':
      return (order.after === null ? rows : rows.where('cases.opening', '<', order.after)).orderBy('cases.opening', 'desc');
    case 'change':
      return rows.where('cases.change', '>', order.after).orderBy('cases.change');
    case 'due': {
      const { after } = order;
      const due = rows.where('cases.hasEnded', '=', 0).where('cases.dueAt', 'is not', null);
      const left = after
        ? due.where(({ eb, refTuple, tuple }) => eb(refTuple('cases.dueAt', 'cases.opening'), '>', tuple(after.dueAt, after.opening)))
        : due;
      return left.orderBy('cases.dueAt').orderBy('cases.opening');
    }
  }
}
