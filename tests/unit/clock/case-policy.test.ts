// Case policies: what is refused, and where; what the shipped ones promise, as the documents say it.
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CasePolicy, type WorkingTime } from '../../../src/protocol/case-policy.ts';
import { CASE_STAGES } from '../../../src/protocol/case-stages.ts';
import type { CaseKind, ContactChannel } from '../../../src/protocol/cases/case-kinds.ts';
import { checkConfigurationFolder } from '../../../src/server/configuration/check-configuration-folder.ts';
import { PROJECT_FOLDER } from '../../../src/server/project-folder.ts';
import { shippedPolicy } from '../../support/shipped-policy.ts';

const SHIPPED = join(PROJECT_FOLDER, 'kiosk-config');
const FILE = 'organisations/joic/cases.json';
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candour-cases-'));
  await cp(join(SHIPPED, 'organisations/joic'), join(folder, 'organisations/joic'), { recursive: true });
  await cp(join(SHIPPED, 'schema'), join(folder, 'schema'), { recursive: true });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What is said of Jersey's file after that change. `change` gets its parsed JSON. */
// biome-ignore lint/suspicious/noExplicitAny: the test breaks its shape
async function complaintsAfter(change: (file: any) => unknown): Promise<string[]> {
  const file = JSON.parse(await readFile(join(SHIPPED, FILE), 'utf8'));
  change(file);
  await writeFile(join(folder, FILE), JSON.stringify(file));
  return checkConfigurationFolder(folder);
}

test('the shipped file: no complaint; nor without any', async () => {
  expect(await complaintsAfter(() => {})).toEqual([]);
  await rm(join(folder, FILE));
  expect(await checkConfigurationFolder(folder)).toEqual([]);
});

// biome-ignore lint/suspicious/noExplicitAny: the test breaks its shape
describe.each<[string, (file: any) => unknown, string]>([
  ['no source', (file) => delete file.targets[0].respondWithin.source, '/targets/0/respondWithin: a time: {workingDays, source}'],
  ['no days at all', (file) => (file.targets[1].acknowledgeWithin.workingDays = 0), '/targets/1/acknowledgeWithin/workingDays: '],
  ['half a day', (file) => (file.targets[1].acknowledgeWithin.workingDays = 1.5), '/targets/1/acknowledgeWithin/workingDays: '],
  ['another unit', (file) => (file.targets[1].acknowledgeWithin = { weeks: 1, source: 'x' }), '/targets/1/acknowledgeWithin: a time'],
  ['another channel', (file) => (file.targets[0].contacts = ['fax']), '/targets/0/contacts/0: '],
  [
    'a case without a target',
    (file) => (file.targets[1].kinds = ['complaint', 'question']),
    '/targets: there is no target for a compliment with contact "letter" in stage 1',
  ],
  [
    'a case with two targets',
    (file) => file.targets[2].contacts.push('e-mail'),
    '/targets/2: a compliment with contact "e-mail" in stage 1 has a target already',
  ],
  ['a share above all', (file) => (file.atRiskFrom = 1.2), '/atRiskFrom: '],
  ['a misspelt name', (file) => (file.atRiskfrom = 0.5), '/atRiskfrom: '],
  ['no such zone', (file) => (file.calendar.timeZone = 'Europe/Jersy'), '/calendar/timeZone: an IANA time zone'],
  ['an offset in place of a zone', (file) => (file.calendar.timeZone = '+01:00'), '/calendar/timeZone: an IANA time zone'],
  ['no such country', (file) => (file.calendar.country = 'XX'), '/calendar/country: expected a country that date-holidays knows'],
  ['no such part of it', (file) => (file.calendar.state = 'ZZ'), '/calendar/state: expected a part of JE that date-holidays knows'],
  [
    'a rule that nobody understands',
    (file) => file.calendar.holidays.added.push({ rule: 'whenever it rains', name: 'Rain', source: 'x' }),
    '/calendar/holidays/added/1/rule: expected a rule of date-holidays',
  ],
  [
    'a day that is none',
    (file) => file.calendar.holidays.added.push({ day: '2026-02-30', name: 'No day', source: 'x' }),
    '/calendar/holidays/added/1/day: a day such as 2026-12-28',
  ],
  [
    'a holiday twice',
    (file) => file.calendar.holidays.added.push({ rule: '05-09', name: 'Again', source: 'x' }),
    '/calendar/holidays/added/1/rule: "05-09" is named twice',
  ],
  [
    'a rule taken away that is not there',
    (file) => file.calendar.holidays.removed.push({ rule: '05-10', source: 'x' }),
    '/calendar/holidays/removed/0/rule: expected a rule that date-holidays has for this country',
  ],
  [
    'a day taken away that is no holiday',
    (file) => file.calendar.holidays.removed.push({ day: '2026-05-12', source: 'x' }),
    '/calendar/holidays/removed/0/day: 2026-05-12 is no holiday by date-holidays',
  ],
  ['no last day looked at', (file) => delete file.calendar.holidays.checkedUntil, '/calendar/holidays/checkedUntil: '],
  [
    'hours that overlap',
    (file) => file.calendar.hours.open.push({ days: ['friday'], from: '16:00', until: '18:00' }),
    '/calendar/hours/open/1: it is open already',
  ],
  ['never open', (file) => (file.calendar.hours.open = []), '/calendar/hours/open: '],
  [
    'a closing day twice',
    (file) =>
      (file.calendar.closingDays = [
        { day: '12-24', name: 'a' },
        { day: '12-24', name: 'b' },
      ]),
    '/calendar/closingDays/1/day: "12-24" is named twice',
  ],
  ['no such form', (file) => (file.becomesCase[0].form = 'fedback'), '/becomesCase/0/form: no kiosk has a message form "fedback"'],
  [
    'a question that nobody asks',
    (file) => (file.becomesCase[0].when.question = 'knd'),
    '/becomesCase/0/when/question: no message asks "knd"',
  ],
  [
    'an answer that nobody can give',
    (file) => (file.becomesCase[0].when.is = ['rant']),
    '/becomesCase/0/when/is: "kind" has no answer "rant"',
  ],
  [
    'a way to answer that nobody can choose',
    (file) => (file.contactChannel[0].when.question = 'fax'),
    '/contactChannel/0/when/question: no message asks "fax"',
  ],
  ['neither asked nor told', (file) => (file.extension.needs = 'nothing'), '/extension/needs: '],
  ['no schema', (file) => delete file.$schema, '/$schema: expected'],
])('refused: %s', (_what, change, complaint) => {
  test(complaint, async () => {
    const complaints = await complaintsAfter(change);
    expect(complaints.join('\n')).toContain(`${FILE}: ${complaint}`);
  });
});

test('the shape refuses by itself, with the path, what contradicts itself', () => {
  const policy = shippedPolicy('joic');
  const [first, ...others] = policy.targets;
  const { issues } = v.safeParse(CasePolicy, { ...policy, targets: [first, first, ...others] });
  expect(issues?.map((issue) => v.getDotPath(issue))).toContain('targets.1');
});

describe('what is shipped', () => {
  const promised = (organisation: string, kind: CaseKind, contact: ContactChannel, stage: 1 | 2 = 1) => {
    const targets = shippedPolicy(organisation).targets.filter(
      (one) => one.kinds.includes(kind) && one.contacts.includes(contact) && one.stages.includes(stage),
    );
    expect(targets).toHaveLength(1);
    return targets[0];
  };
  const figure = (time: WorkingTime | null | undefined) =>
    time && ['workingDays' in time ? time.workingDays : `${time.workingMinutes} min`, ...(time.toBeConfirmed ? ['?'] : [])].join(' ');
  const figures = (...asked: Parameters<typeof promised>) => {
    const target = promised(...asked);
    return [figure(target?.acknowledgeWithin), figure(target?.respondWithin)];
  };

  test('Jersey: an e-mail acknowledged in 1 working day, a letter in 3, all answered in 15; a delay is told', () => {
    for (const stage of CASE_STAGES) {
      expect(figures('joic', 'complaint', 'e-mail', stage)).toEqual(['1', '15']);
      expect(figures('joic', 'question', 'letter', stage)).toEqual(['3', '15']);
      expect(figures('joic', 'question', 'phone', stage)).toEqual(['1 ?', '15']);
    }
    expect(figures('joic', 'complaint', 'none')).toEqual([null, '15 ?']);
    expect(shippedPolicy('joic').extension).toMatchObject({ needs: 'notice', toBeConfirmed: false });
  });

  test('Belize: correspondence answered in 5 working days, an extension agreed', () => {
    for (const contact of ['e-mail', 'letter'] as const) expect(figures('mps-belize', 'complaint', contact)).toEqual(['2 ?', '5']);
    expect(shippedPolicy('mps-belize').extension).toMatchObject({ needs: 'agreement', toBeConfirmed: false });
  });

  test("Kenya: a question is responded to in the charter's 5 minutes and resolved in its day; of complaints it says nothing", () => {
    for (const contact of ['e-mail', 'phone'] as const) expect(figures('oag-doj', 'question', contact)).toEqual(['5 min', '1']);
    expect(figures('oag-doj', 'complaint', 'e-mail')).toEqual(['1 ?', '10 ?']);
  });

  test('Cayman and Jamaica: their documents give no days, so all are to be confirmed', () => {
    for (const organisation of ['rcips', 'moj-jamaica'])
      for (const { acknowledgeWithin, respondWithin } of shippedPolicy(organisation).targets)
        for (const time of [acknowledgeWithin, respondWithin]) expect(time?.toBeConfirmed ?? true).toBe(true);
  });
});
