// Every list, filter and search on plain fields that the API has, as the desk's people ask for it. Cursors and ids are those that the collector gave.
import type { DeskPerson, DeskSessions } from './desk-people.ts';

/** `streamed`: until its first rows are there. */
export type DeskRequest = { what: string; by: DeskPerson; path: string; streamed?: true };
type Cases = {
  cases: { id: string; reference: string; owner: string | null; service: string | null }[];
  next: string | null;
  changes: string;
};
type Inbox = { items: unknown[]; changes: string };

const DAY_MS = 86_400_000;
const day = (ago: number) => new Date(Date.now() - ago * DAY_MS).toISOString().slice(0, 10);

export async function deskRequests(sessions: DeskSessions): Promise<DeskRequest[]> {
  return [
    ...(await inboxRequests(sessions)),
    ...(await caseRequests(sessions)),
    ...(await changeRequests(sessions)),
    ...reportRequests(),
    ...exportRequests(),
  ];
}

async function inboxRequests({ staff }: DeskSessions): Promise<DeskRequest[]> {
  const end = await lastArrival(staff);
  const last: Inbox = await staff.get(`/inbox?after=${end}&limit=1`);
  const [middle, nearEnd] = [Math.floor(end / 2), Math.max(0, end - 500)];
  const page = (by: DeskPerson, what: string, after: number, limit: number): DeskRequest => {
    return { what: `inbox of ${by}, ${what}, ${limit} items opened`, by, path: `/inbox?after=${after}&limit=${limit}` };
  };
  return [
    ...[page('staff', 'first page', 0, 100), page('staff', 'middle', middle, 100), page('staff', 'end', nearEnd, 100)],
    ...[page('staff', 'end', nearEnd, 200), page('site-staff', 'first page', 0, 100), page('site-staff', 'middle', middle, 50)],
    page('oversight', 'end', nearEnd, 100),
    { what: 'inbox of staff, nothing new', by: 'staff', path: `/inbox?after=${end}&limit=100&changes=${last.changes}` },
  ];
}

/** Arrivals are counted up: between one that has others after it and one that has none. */
async function lastArrival(staff: DeskSessions['staff']): Promise<number> {
  let [low, high] = [0, 2 ** 24];
  while (low + 1 < high) {
    const middle = Math.floor((low + high) / 2);
    const { items }: Inbox = await staff.get(`/inbox?after=${middle}&limit=1`);
    if (items.length > 0) low = middle;
    else high = middle;
  }
  return high;
}

async function caseRequests({ staff }: DeskSessions): Promise<DeskRequest[]> {
  const first: Cases = await staff.get('/cases?limit=500');
  const deep = await cursorAfter(staff, '', 40);
  const deepDue = await cursorAfter(staff, '&order=due', 3);
  const found = <T>(read: (one: Cases['cases'][number]) => T | null) => first.cases.map(read).find((value) => value !== null) ?? '';
  const { reference = '' } = first.cases[100] ?? {};
  const filters: [string, string][] = [
    ['newest', ''],
    ['40 pages of 500 down', `after=${deep}`],
    ['by what is due', 'order=due'],
    ['by what is due, 3 pages of 500 down', `order=due&after=${deepDue}`],
    ['new', 'states=new'],
    ['in progress or waiting', 'states=in-progress,waiting'],
    ['closed', 'states=closed'],
    ['reopened', 'states=reopened'],
    ['compliments', 'kind=compliment'],
    ['questions', 'kind=question'],
    ['at one site', 'site=station-5'],
    ['of a service', `service=${found(({ service }) => service)}`],
    ['of a department that has none', 'department=nowhere'],
    ['of one owner', `owner=${found(({ owner }) => owner)}`],
    ['of nobody', 'owner=nobody'],
    ['of an owner who has none', 'owner=00000000-0000-7000-8000-000000000000'],
    ['due by today', `dueBefore=${day(0)}&order=due`],
    ['received in a month a year ago', `from=${day(395)}&to=${day(365)}`],
    ['received in the first week', `from=${day(719)}&to=${day(713)}`],
    ['whole reference', `reference=${reference}`],
    ['beginning of a reference', `reference=${reference.slice(0, 4)}`],
    ['reference that is none', 'reference=XXXXXXXX'],
    ['complaints reopened at one site', 'kind=complaint&site=station-5&states=reopened'],
    ['questions of nobody', 'kind=question&owner=nobody'],
    ['complaints of one owner in progress', `kind=complaint&states=in-progress&owner=${found(({ owner }) => owner)}`],
    ['late complaints at one site', `kind=complaint&site=station-5&order=due&dueBefore=${day(0)}`],
  ];
  const lists = (by: DeskPerson, some: [string, string][]) =>
    some.map(([what, query]): DeskRequest => ({ what: `cases of ${by}: ${what}`, by, path: `/cases?limit=100&${query}` }));
  const some = filters.filter(([what]) => /newest|due|new$|nobody|reference|reopened|month/.test(what) && !/down/.test(what));
  return [
    ...lists('staff', filters),
    ...lists('site-staff', some),
    ...lists('oversight', [...some, ['held', 'held=yes']]),
    ...lists('intake', [
      ['held', 'held=yes'],
      ['newest', ''],
    ]),
    ...(['staff', 'site-staff', 'oversight', 'intake'] as const).map(
      (by): DeskRequest => ({ what: `boards of ${by}`, by, path: '/cases/counts' }),
    ),
    { what: 'one case, words opened', by: 'staff', path: `/cases/${first.cases[50]?.id}` },
  ];
}

async function cursorAfter(staff: DeskSessions['staff'], query: string, pages: number): Promise<string> {
  let cursor = '';
  for (let page = 0; page < pages; page++) {
    const { next }: Cases = await staff.get(`/cases?limit=500${query}${cursor && `&after=${cursor}`}`);
    if (!next) break;
    cursor = next;
  }
  return cursor;
}

async function changeRequests({ staff }: DeskSessions): Promise<DeskRequest[]> {
  const { changes }: Cases = await staff.get('/cases?limit=1');
  let { next }: Cases = await staff.get('/cases?limit=500&changedAfter=');
  let middle = next;
  for (let page = 0; next && page < 60; page++) {
    middle = next;
    ({ next } = await staff.get<Cases>(`/cases?limit=500&changedAfter=&after=${next}`));
  }
  const feed = (by: DeskPerson, what: string, query: string): DeskRequest => ({
    what: `changes for ${by}: ${what}`,
    by,
    path: `/cases?limit=500&${query}`,
  });
  return [
    feed('staff', 'first 500', 'changedAfter='),
    feed('staff', '60 pages of 500 down', `changedAfter=&after=${middle}`),
    feed('site-staff', 'first 500', 'changedAfter='),
    feed('staff', 'none since', `changedAfter=${changes}`),
    feed('site-staff', 'none since', `changedAfter=${changes}`),
  ];
}

function reportRequests(): DeskRequest[] {
  const periods: [string, string][] = [
    ['30 days', ''],
    ['400 days', `?from=${day(400)}&to=${day(1)}`],
  ];
  return periods
    .flatMap(([length, query]): DeskRequest[] => [
      { what: `overview of administrator, ${length}`, by: 'administrator', path: `/overview${query}` },
      { what: `overview of site-staff, ${length}`, by: 'site-staff', path: `/overview${query}` },
      {
        what: `overview of administrator without tagged ratings, ${length}`,
        by: 'administrator',
        path: `/overview${query || '?'}&tagged=without`,
      },
      { what: `promises of administrator, ${length}`, by: 'administrator', path: `/promises${query}` },
      { what: `report on cases of oversight, ${length}`, by: 'oversight', path: `/reports/cases${query}` },
      { what: `report on cases of site-staff, ${length}`, by: 'site-staff', path: `/reports/cases${query}` },
      { what: `report on compliments of oversight, ${length}`, by: 'oversight', path: `/reports/cases${query || '?'}&kind=compliment` },
    ])
    .concat({ what: 'kiosks of administrator', by: 'administrator', path: '/kiosks' });
}

function exportRequests(): DeskRequest[] {
  const streamed = true as const;
  return [
    { what: 'export of entries, all, until its first rows', by: 'administrator', path: '/exports/entries.csv', streamed },
    {
      what: 'export of entries, last month, until its first rows',
      by: 'administrator',
      path: `/exports/entries.json?from=${day(30)}`,
      streamed,
    },
    { what: 'export of cases, all, until its first rows', by: 'oversight', path: '/exports/cases.csv', streamed },
    { what: 'export of cases, a month a year ago', by: 'oversight', path: `/exports/cases.json?from=${day(395)}&to=${day(365)}`, streamed },
    { what: 'export of facts, all, until its first rows', by: 'oversight', path: '/exports/case-facts.csv', streamed },
  ];
}
