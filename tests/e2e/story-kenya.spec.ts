// A question about a service in Nairobi, from the kiosk to its answer on the phone of who asked.
import { expect, test } from '@playwright/test';
import { act, allSent, history, theCase } from '../support/case-desk.ts';
import { look } from '../support/look.ts';
import { adds, aServiceStory, opensTheCase, type ServiceStory, spokenDay } from '../support/service-story.ts';

let story: ServiceStory;
test.beforeAll(async ({ browser }) => {
  story = await aServiceStory(browser, 'sheria-house', 'oag-doj');
});
test.afterAll(() => story.end());

test('KE3: who has read where else to turn asks about a service; the answer stands on their phone, and the case is closed', async () => {
  test.setTimeout(240_000);
  await readsWhereToTurn(story);
  await asksAboutAService(story);
  const phone = await story.sendsAndScans();
  await phone.says('We have your message');
  const row = await story.itsCase();
  expect(row).toMatchObject({ kind: 'question', service: 'repair', contact: 'none', state: 'new' });
  await expect(phone.dates.first()).toHaveText(`Received on ${spokenDay(row.day)}`);
  await expect(phone.dates.last()).toHaveText(/^We aim to answer by /);

  const ana = await story.colleague('handler', 'Ana Handler');
  await opensTheCase(ana, row);
  await expect(ana.page.locator('.left')).toContainText('Open at noon');
  await act(ana.page, 'Take it', null);
  await act(ana.page, 'Change state', { 'New state': 'In progress' });
  await allSent(ana.page);
  await phone.says('Your message is being looked at');

  const toPerson = 'Yes: the desk is open from eight to five, also at noon.';
  await adds(ana.session, row, { fact: 'state', to: 'answered' }, { text: 'Asked the desk.', toPerson });
  await phone.says('There is an answer');
  await expect(phone.page.getByText(toPerson)).toBeVisible();
  await expect(phone.page.locator('body')).not.toContainText('Asked the desk.');
  await look(phone.page, 'story-kenya-answered', [[390, 844]]);
  await phone.page.getByLabel('Yes', { exact: true }).check();
  await phone.press('Send');
  await expect(phone.page.getByText('Thank you. We have it.')).toBeVisible();

  await opensTheCase(ana, row);
  await expect(history(ana.page).last()).toContainText('is satisfied');
  await act(ana.page, 'Change state', { 'New state': 'Closed' });
  await allSent(ana.page);
  await phone.says('This is closed');
  await expect(phone.page.getByText(toPerson)).toBeVisible();
  expect((await theCase(ana.session, row.id)).case.state).toBe('closed');
});

async function readsWhereToTurn({ page, begins, touch, asked }: ServiceStory): Promise<void> {
  await begins('What you can expect from us');
  await touch('Where to turn');
  const steps = page.locator('.steps > li');
  await expect(steps.nth(0)).toContainText('ag@ag.go.ke');
  await expect(steps.nth(1)).toContainText('complain@ombudsman.go.ke');
  await touch('Done');
  await asked('How was our service today?');
}

async function asksAboutAService({ answers, writes, asked, touch }: ServiceStory): Promise<void> {
  await touch('Message or complaint');
  await answers(['What would you like to leave?', 'A question'], ['Which service is it about?', 'Solving an ICT problem']);
  await writes('What would you like to know?', 'Open at noon');
  await answers(['May we contact you?', 'No, don’t contact me']);
  await asked('Is this right?');
}
