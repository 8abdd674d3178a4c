// A complaint about a police officer in Cayman: held for intake the moment it arrives, never shown to the officer whom it is about, and
// referred to the independent body, which the phone of who left it says.
import { expect, test } from '@playwright/test';
import type { CaseCountsAnswer, CaseRow, CasesAnswer } from '../../src/protocol/cases/case-api.ts';
import { act, allSent } from '../support/case-desk.ts';
import { type ConsoleSession, inboxItems } from '../support/console-session.ts';
import { goTo } from '../support/console-window.ts';
import { look } from '../support/look.ts';
import { aServiceStory, type Colleague, opensTheCase, type ServiceStory, spokenDay } from '../support/service-story.ts';

const STATION = 'george-town';

let story: ServiceStory;
test.beforeAll(async ({ browser }) => {
  story = await aServiceStory(browser, STATION, 'rcips');
});
test.afterAll(() => story.end());

test('CY3: a complaint about an officer is held by intake, hidden from that officer, and referred; its sender is told which way it went', async () => {
  test.setTimeout(240_000);
  const officer = await story.colleague('staff', 'Olly Officer', [STATION]);
  const sergeant = await story.colleague('staff', 'Sam Sergeant', [STATION]);
  await complains(story);
  const phone = await story.sendsAndScans();
  await phone.says('We have your message');
  const row = await story.itsCase();
  expect(row).toMatchObject({ kind: 'complaint', held: true, site: STATION });

  // Held: at the station they learn that there is one, and nothing of it.
  for (const { session } of [officer, sergeant]) {
    expect(await seenBy(session, row)).toEqual({ list: [], found: false, inbox: [] });
    const { held, byState } = await session.get<CaseCountsAnswer>('/cases/counts');
    expect({ held, byState }).toEqual({ held: [{ site: STATION, day: row.day, count: 1 }], byState: {} });
  }

  const intake = await story.colleague('intake', 'Ines Intake');
  await opensTheCase(intake, row);
  await expect(intake.page.locator('.left')).toContainText('Shouted');
  await act(intake.page, 'Whom it is about', { 'Olly Officer': 'yes' });
  await act(intake.page, 'Release to the site');
  await allSent(intake.page);
  await opensTheCase(sergeant, row);
  await expect(sergeant.page.locator('.left')).toContainText('Shouted');
  expect(await seenBy(sergeant.session, row)).toMatchObject({ list: [row.id], found: true, inbox: ['Shouted'] });
  await seesNothing(officer, row);
  expect(await seenBy(officer.session, row)).toEqual({ list: [], found: false, inbox: [] });
  expect((await officer.session.get<CaseCountsAnswer>('/cases/counts')).byState).toEqual({});

  await act(intake.page, 'Refer', { 'Independent body': 'Office of the Ombudsman' });
  await allSent(intake.page);
  await phone.says('Another body has it now');
  await expect(phone.page.getByText('It was handed on to an independent body.')).toBeVisible();
  await expect(phone.dates, 'nobody has answered it').toHaveText([`Received on ${spokenDay(row.day)}`]);
  await expect(phone.page.locator('body'), 'nobody is named').not.toContainText(/Olly|Ines|Sam/);
  await look(phone.page, 'story-cayman-referred', [[390, 844]]);
  await seesNothing(officer, row);
  expect(await seenBy(officer.session, row)).toEqual({ list: [], found: false, inbox: [] });
});

async function complains({ begins, answers, writes, asked, touch }: ServiceStory): Promise<void> {
  await begins('Leave a message');
  await answers(
    ['Is this the right place?', 'Continue'],
    ['What would you like to leave?', 'A complaint'],
    ['What is the complaint about?', 'A police officer'],
  );
  await asked('About an officer');
  await touch('Continue');
  await writes('Who was it, if you know?', 'Desk');
  await writes('What happened?', 'Shouted');
  await answers(
    ['On which day did it happen?', 'Skip'],
    ['At about what time?', 'Skip'],
    ['What should happen now?', 'Skip'],
    ['May we contact you?', /^No/],
    ['Is this right?'],
  );
}

async function seenBy(session: ConsoleSession, { id }: CaseRow): Promise<{ list: string[]; found: boolean; inbox: unknown[] }> {
  const { cases } = await session.get<CasesAnswer>('/cases');
  const found = await session.get(`/cases/${id}`).then(
    () => true,
    (error: Error) => {
      expect(error.message).toContain(': 404 ');
      return false;
    },
  );
  const items = await inboxItems(session);
  const inbox = items.map(({ message }) => message?.answers.find(({ question }) => question === 'what-happened')?.given[0]);
  return { list: cases.map((one) => one.id), found, inbox };
}

/** On the officer's own screen. */
async function seesNothing({ page }: Colleague, { id, reference }: CaseRow): Promise<void> {
  await goTo(page, 'Inbox');
  await page.getByRole('button', { name: 'Fetch now' }).click();
  await expect(page.getByText('Shouted')).toHaveCount(0);
  await goTo(page, 'Cases');
  await page.getByRole('button', { name: 'Fetch now' }).click();
  await expect(page.getByText('No cases yet.')).toBeVisible();
  await expect(page.getByText(reference)).toHaveCount(0);
  await page.goto(new URL(`/console/#/cases/${encodeURIComponent(id)}`, page.url()).href);
  await expect(page.getByText('This case is not there, or not for you to see.')).toBeVisible();
}
