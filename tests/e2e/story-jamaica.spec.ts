// A thank-you in Jamaica, from the kiosk to the person it praises, and thanks for it on the phone of who left it.
import { expect, test } from '@playwright/test';
import { act, allSent, history, theCase } from '../support/case-desk.ts';
import { look } from '../support/look.ts';
import { adds, aServiceStory, opensTheCase, type ServiceStory } from '../support/service-story.ts';

let story: ServiceStory;
test.beforeAll(async ({ browser }) => {
  story = await aServiceStory(browser, 'moj-customer-service', 'moj-jamaica');
});
test.afterAll(() => story.end());

test('JM5: not complaints only: a thank-you reaches the person it praises, is closed, and whoever left it is thanked', async () => {
  test.setTimeout(240_000);
  await thanks(story);
  const phone = await story.sendsAndScans();
  await phone.says('We have your message');
  const row = await story.itsCase();
  expect(row).toMatchObject({ kind: 'compliment', service: 'legal-aid', contact: 'none', state: 'new' });

  const grace = await story.colleague('staff', 'Grace Clerk', [row.site]);
  const ana = await story.colleague('handler', 'Ana Handler');
  await opensTheCase(ana, row);
  await expect(ana.page.locator('.left')).toContainText('Grace was kind');
  await act(ana.page, 'Give to', { Owner: 'Grace Clerk' });
  await act(ana.page, 'Change state', { 'New state': 'In progress' });
  await allSent(ana.page);
  await phone.says('Your message is being looked at');

  // She finds it among what is hers, reads what was said, and says so.
  await opensTheCase(grace, row);
  await expect(grace.page.getByRole('button', { name: 'Mine 1', exact: true })).toBeVisible();
  await expect(grace.page.locator('.left')).toContainText('Grace was kind');
  await act(grace.page, 'Note', { Note: 'Read it with joy.' });
  await allSent(grace.page);

  const toPerson = 'Thank you. Your words have reached the person they are about.';
  await opensTheCase(ana, row);
  await expect(history(ana.page).last()).toContainText('Read it with joy.');
  await adds(ana.session, row, { fact: 'state', to: 'closed' }, { toPerson });
  await phone.says('This is closed');
  await expect(phone.page.getByText(toPerson)).toBeVisible();
  await expect(phone.page.locator('body'), 'no note').not.toContainText('with joy');
  await look(phone.page, 'story-jamaica-thanked', [[390, 844]]);
  const { case: closed, facts } = await theCase(ana.session, row.id);
  expect(closed).toMatchObject({ state: 'closed', kind: 'compliment' });
  expect(facts.map(({ what }) => what.fact)).toEqual(['opened', 'assigned', 'state', 'note', 'state']);
});

async function thanks({ begins, answers, writes, asked }: ServiceStory): Promise<void> {
  await begins('Ask us or tell us');
  await answers(['What is it?', 'A thank-you'], ['How would you like to tell us?', 'I write it here'], ['What is it about?', 'Legal aid']);
  await writes('What did we do well?', 'Grace was kind');
  await answers(['How should we answer you?', 'I need no answer']);
  await asked('Is this right?');
}
