// A complaint in Belize, from the kiosk to the phone of who left it: opened by rule, acknowledged on the phone, worked on, decided, put
// right, answered and closed.
import { expect, test } from '@playwright/test';
import type { CaseCountsAnswer } from '../../src/protocol/cases/case-api.ts';
import { act, allSent, history, theCase } from '../support/case-desk.ts';
import { look } from '../support/look.ts';
import { adds, aServiceStory, type Colleague, opensTheCase, type ServiceStory } from '../support/service-story.ts';

let story: ServiceStory;
test.beforeAll(async ({ browser }) => {
  story = await aServiceStory(browser, 'belmopan-ground-floor', 'mps-belize');
});
test.afterAll(() => story.end());

test('BZ3: a complaint is heard, acknowledged by phone, assessed, put right, answered and closed, and who left it sees each step', async () => {
  test.setTimeout(240_000);
  await complains(story);
  const phone = await story.sendsAndScans();
  await phone.says('We have your message');
  const ana = await story.colleague('handler', 'Ana Handler');
  const row = await story.itsCase();
  expect(row).toMatchObject({ kind: 'complaint', contact: 'phone', department: 'lands', state: 'new' });
  await expect(phone.dates.last(), 'nobody has confirmed five days for the phone').toHaveText(/^We aim to answer by /);

  await opensTheCase(ana, row);
  await act(ana.page, 'Take it', null);
  await act(ana.page, 'Contact', { How: 'By phone', 'What came of it': 'Reached', 'What was said': 'Told her that we look into it.' });
  await act(ana.page, 'Acknowledge', { 'How the person was told that it has come': 'By phone' });
  await act(ana.page, 'Assess severity', { Urgency: 'High' });
  await act(ana.page, 'Change state', { 'New state': 'In progress' });
  await allSent(ana.page);
  await expect(history(ana.page).filter({ hasText: /in contact with the person, by phone, .*: reached/ })).toHaveCount(1);
  await phone.says('Your message is being looked at');
  await expect(phone.dates.filter({ hasText: /^Confirmed on / })).toHaveCount(1);

  await decides(ana, row);
  await phone.says('There is an answer');
  await expect(phone.page.getByText('We agree with you')).toBeVisible();
  await expect(phone.page.getByText('You waited because nobody was at the desk.')).toBeVisible();
  await expect(phone.page.getByText('Your file is ready at counter two.')).toBeVisible();
  await expect(phone.page.locator('body'), 'nothing that staff wrote for themselves').not.toContainText(/look into it|a second person|Ana/);
  await look(phone.page, 'story-belize-answered', [[390, 844]]);

  await opensTheCase(ana, row);
  await act(ana.page, 'Change state', { 'New state': 'Closed' });
  await allSent(ana.page);
  await phone.says('This is closed');
  await expect(phone.dates.filter({ hasText: /^Answered on / })).toHaveCount(1);
  const { case: closed } = await theCase(story.staff, row.id);
  expect(closed).toMatchObject({ state: 'closed', severity: 'high' });
  expect((await story.staff.get<CaseCountsAnswer>('/cases/counts')).byState).toEqual({ closed: 1 });
});

async function complains({ begins, answers, writes, asked }: ServiceStory): Promise<void> {
  await begins('Compliment or complaint');
  await answers(['What would you like to give us?', 'A complaint']);
  await writes('What happened?', 'Nobody came');
  await answers(
    ['On which day did it happen?', /^Yesterday/, 'Continue'],
    ['At about what time?', 'Skip'],
    ['Where did it happen?', 'At a counter'],
  );
  await writes('Which counter was it?', 'Two');
  await answers(
    ['Which department is it about?', 'Lands'],
    ['Which service is it about?', 'Skip'],
    ['What should happen now?', 'Skip'],
    ['May we contact you?', 'Yes, contact me'],
    ['What is your name?', 'Skip'],
    ['What is your e-mail address?', 'Skip'],
  );
  await writes('What is your phone number?', '6221234');
  await asked('Is this right?');
}

async function decides({ session }: Colleague, row: Parameters<typeof adds>[1]): Promise<void> {
  const point = 'wait' as never;
  await adds(session, row, { fact: 'points', points: [point] }, { points: { wait: 'Nobody came to the counter' } });
  const toPerson = 'You waited because nobody was at the desk.';
  await adds(session, row, { fact: 'outcome', point, outcome: 'upheld' }, { toPerson });
  await adds(session, row, { fact: 'remedy', remedy: 'service-given', doneOn: null }, { text: 'The file was looked out.' });
  await adds(session, row, { fact: 'lesson' }, { text: 'At noon a second person stays.' });
  await adds(session, row, { fact: 'state', to: 'answered' }, { toPerson: 'Your file is ready at counter two.' });
}
