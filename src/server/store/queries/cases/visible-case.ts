// Rights on cases as a condition of every query: site ∩ department, what is held, and never what somebody is a subject of.
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { CaseReader } from '../../case-store.ts';
import type { StoreEngine } from '../../store-engine.ts';
import type { Tables } from '../../tables.ts';

type Builder = ExpressionBuilder<Tables, 'cases'>;

export function visibleCase({ list }: StoreEngine, { person, sites, departments, held }: CaseReader) {
  return (eb: Builder): Expression<SqlBool> => {
    const places: Expression<SqlBool>[] = [];
    if (sites) places.push(eb('cases.site', 'in', list(sites)));
    if (departments) places.push(eb.or([eb('cases.department', 'is', null), eb('cases.department', 'in', list(departments))]));
    const isHeld = eb('cases.held', '=', 1);
    const seen =
      held === 'anywhere' ? [eb.or([isHeld, eb.and(places)])] : held === 'nowhere' ? [eb('cases.held', '=', 0), ...places] : places;
    return eb.and([...seen, eb.not(isSubject(eb, person))]);
  };
}

/** The case of an entry, where this reader may not see it. `of`: the table or alias around it, with `organisation` and `entry`. */
export function hiddenCaseOf(engine: StoreEngine, reader: CaseReader, of: 'arrivals' | 'erased') {
  const around = (column: string) => sql.ref<string>(`${of}.${column}`);
  return engine.database
    .selectFrom('cases')
    .select('cases.id')
    .where('cases.organisation', '=', around('organisation'))
    .where('cases.entry', '=', around('entry'))
    .where((eb) => eb.not(visibleCase(engine, reader)(eb)));
}

/** One question for all cases, not one for each: few are about anybody. */
export function isSubject(eb: Builder, person: string): Expression<SqlBool> {
  const subjects = eb.selectFrom('caseSubjects as subject').select(['subject.organisation', 'subject.caseId']);
  const own = subjects.where('subject.person', '=', person).$asTuple('organisation', 'caseId');
  return eb(eb.refTuple('cases.organisation', 'cases.id'), 'in', own);
}
