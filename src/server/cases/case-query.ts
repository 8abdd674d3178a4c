// What a list of cases is asked for. Cursors are opaque: numbers of cases and changes would tell how many there are of what one may not see.
import * as v from 'valibot';
import { CaseKind, CaseState } from '../../protocol/cases/case-kinds.ts';
import { Problem } from '../../protocol/problem.ts';
import type { OpaqueIds } from '../inbox/opaque-id.ts';
import { parseDay } from '../reports/report-period.ts';
import type { CaseFilter, CaseOrder, StoredCase } from '../store/case-store.ts';

type Ask = (name: string) => string | undefined;
const PAGE = 100;
const LIMIT = 500;
const CURSOR = /^0000ca5e-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})$/;

export function readFilter(query: Ask): CaseFilter {
  const states = query('states')?.split(',');
  const [kind, owner, held, reference, dueBefore] = ['kind', 'owner', 'held', 'reference', 'dueBefore'].map(query);
  const [from, to] = ['from', 'to'].map(query);
  return {
    ...(states && { states: states.map((state) => oneOf(CaseState, 'states', state)) }),
    ...(kind && { kind: oneOf(CaseKind, 'kind', kind) }),
    ...named('site', query),
    ...named('department', query),
    ...named('service', query),
    ...(owner && { owner: owner === 'nobody' ? null : owner }),
    ...(held && { held: oneOf(v.picklist(['yes', 'no']), 'held', held) === 'yes' }),
    // However it was typed: references are upper case, and read out in groups.
    ...(reference && { reference: reference.toUpperCase().replace(/[\s.-]/g, '') }),
    ...(dueBefore && { dueBefore: instant('dueBefore', dueBefore, 0) }),
    ...(from && { receivedFrom: instant('from', from, 0) }),
    ...(to && { receivedTo: instant('to', to, 1) }),
  };
}

function named(name: 'site' | 'department' | 'service', query: Ask): CaseFilter {
  const value = query(name);
  return value ? { [name]: value } : {};
}

/** `since`: in the order of changes, after that one. */
export function readOrder(query: Ask, since: number | null, { reveal }: Pick<OpaqueIds, 'reveal'>): CaseOrder {
  const after = query('after');
  const numbers = after ? readCursor('after', after, reveal) : null;
  if (since !== null) return { by: 'change', after: numbers?.second ?? since };
  const by = oneOf(v.picklist(['opening', 'due']), 'order', query('order') || 'opening');
  if (by === 'due') return { by, after: numbers && { dueAt: numbers.first, opening: numbers.second } };
  return { by, after: numbers?.second ?? null };
}

export function readLimit(query: Ask): number {
  const asked = query('limit');
  if (asked === undefined) return PAGE;
  const limit = Number(asked);
  if (/^\d+$/.test(asked) && limit >= 1 && limit <= LIMIT) return limit;
  throw new Problem('shape-invalid', { detail: `a whole number from 1 to ${LIMIT}`, path: 'limit' });
}

export function cursorAfter(last: StoredCase, order: CaseOrder, { hide }: OpaqueIds): string {
  if (order.by === 'due') return cursor(last.dueAt ?? 0, last.opening, hide);
  return cursor(0, order.by === 'change' ? last.change : last.opening, hide);
}

/** Two numbers in the place of a UUID, under the cipher that names items. */
export function cursor(first: number, second: number, hide: OpaqueIds['hide']): string {
  const [a, b] = [first, second].map((number) => number.toString(16).padStart(12, '0'));
  return hide(`0000ca5e-${a?.slice(0, 4)}-${a?.slice(4, 8)}-${a?.slice(8)}-${b}`);
}

export function readCursor(name: string, text: string, reveal: OpaqueIds['reveal']): { first: number; second: number } {
  const isUuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
  const [, high = '', middle = '', low = '', second = ''] = (isUuid && CURSOR.exec(reveal(text))) || [];
  if (second === '') throw new Problem('shape-invalid', { detail: 'as an answer gave it', path: name });
  return { first: Number.parseInt(high + middle + low, 16), second: Number.parseInt(second, 16) };
}

function oneOf<const Names extends readonly string[]>(
  shape: v.PicklistSchema<Names, undefined>,
  path: string,
  text: string,
): Names[number] {
  const read = v.safeParse(shape, text);
  if (!read.success) throw new Problem('shape-invalid', { detail: `one of ${shape.options.join(', ')}`, path });
  return read.output as Names[number];
}

function instant(name: string, text: string, addDays: number): number {
  if (!text.includes('T')) return parseDay(name, text).add({ days: addDays }).toZonedDateTime('UTC').epochMilliseconds;
  try {
    return Temporal.Instant.from(text).epochMilliseconds;
  } catch {
    throw new Problem('shape-invalid', { detail: 'a day such as 2026-11-22 or an instant such as 2026-11-22T10:00:00Z', path: name });
  }
}
