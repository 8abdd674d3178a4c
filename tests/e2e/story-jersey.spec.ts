// A complaint in Jersey whose sender is not satisfied: acknowledged by e-mail within a working day, told of a delay, answered, open again, and
// answered anew by somebody else.
import { expect, test } from '@playwright/test';
import Holidays from 'date-holidays';
import type { AddFactsAnswer, CaseRow } from '../../src/protocol/cases/case-api.ts';
import { act, allSent, history, theCase } from '../support/case-desk.ts';
import { look } from '../support/look.ts';
import { adds, aServiceStory, opensTheCase, type ServiceStory, saying, spokenDay } from '../support/service-story.ts';

let story: ServiceStory;
test.beforeAll(async ({ browser }) => {
  story = await aServiceStory(browser, 'castle-street-reception', 'joic');
});
test.afterAll(() => story.end());

test('JE1, JE4: acknowledged the next working day, told of the delay, answered; not satisfied, it is looked at anew by somebody else', async () => {
  test.setTimeout(240_000);
  await complains(story);
  const phone = await story.sendsAndScans();
  await phone.says('We have your message');
  const row = await story.itsCase();
  expect(row).toMatchObject({ kind: 'complaint', contact: 'e-mail', state: 'new' });
  await expect(phone.dates).toHaveText([
    `Received on ${spokenDay(row.day)}`,
    `We will confirm it to you by ${spokenDay(workingDay(row, 1))}.`,
    `We will answer by ${spokenDay(workingDay(row, 15))}.`,
  ]);

  const ben = await story.colleague('handler', 'Ben Second');
  const ana = await story.colleague('handler', 'Ana Handler');
  await opensTheCase(ana, row);
  await act(ana.page, 'Take it', null);
  await act(ana.page, 'Acknowledge', { 'How the person was told that it has come': 'By e-mail' });
  const today = Temporal.Now.plainDateISO('Europe/Jersey').toString();
  const sent = { How: 'By e-mail', Day: today, Time: '00:01', 'What came of it': 'Sent', 'What was said': 'That it has come.' };
  await act(ana.page, 'Contact', sent);
  await allSent(ana.page);
  await expect(history(ana.page).filter({ hasText: /in contact with the person, by e-mail, .*: sent/ })).toHaveCount(1);
  const { facts, case: acknowledged } = await theCase(ana.session, row.id);
  expect(facts.find(({ what }) => what.fact === 'contact')?.what).toMatchObject({
    ...{ day: today, time: '00:01', channel: 'e-mail', direction: 'to-person', outcome: 'sent' },
  });
  expect(Date.parse(acknowledged.acknowledgedAt ?? ''), 'in time').toBeLessThan(Date.parse(row.acknowledgeBy ?? ''));

  const later = workingDay(row, 25);
  const reason = { text: 'The file is with the archive.', toPerson: 'We need longer, because an old file has to be found.' };
  await adds(ana.session, row, { fact: 'extended', to: later, toldOn: today }, reason);
  await phone.says('We have your message');
  await expect(phone.dates.filter({ hasText: /^Confirmed on / })).toHaveCount(1);
  await expect(phone.dates.last()).toHaveText(`We will answer by ${spokenDay(later)}.`);
  await expect(phone.page.getByText(reason.toPerson)).toBeVisible();
  await look(phone.page, 'story-jersey-extended', [[390, 844]]);
  await adds(ana.session, row, { fact: 'state', to: 'answered' }, { toPerson: 'We find no fault.' });
  await phone.says('There is an answer');

  await phone.page.getByLabel('No', { exact: true }).check();
  await phone.page.getByLabel('What would you like to add?').fill('You did not read my second letter.');
  await phone.press('Send');
  await expect(phone.page.getByText('Thank you. We have it.')).toBeVisible();
  await phone.says('Your message is being looked at');
  expect((await theCase(ana.session, row.id)).case).toMatchObject({ state: 'reopened', stage: 1 });

  await opensTheCase(ana, row);
  await expect(history(ana.page).filter({ hasText: 'is not satisfied' })).toHaveCount(1);
  await act(ana.page, 'Second stage', { 'Who looks at it anew': 'Ben Second' });
  await allSent(ana.page);
  const mine = await saying(ana.session, row, { fact: 'state', to: 'answered' }, { toPerson: 'Still no fault.' });
  const { answers } = await ana.session.post<AddFactsAnswer>('/cases/facts', { facts: [mine] });
  expect(answers, 'who answered it first').toMatchObject([{ answer: 'refused', reason: 'same-person' }]);

  await opensTheCase(ben, row);
  await expect(ben.page.locator('.case')).toContainText('You did not read my second letter.');
  await adds(ben.session, row, { fact: 'state', to: 'answered' }, { toPerson: 'You were right: the letter had not been read.' });
  await phone.says('There is an answer');
  await expect(phone.page.getByText('You were right: the letter had not been read.')).toBeVisible();
  await expect(phone.page.locator('body')).not.toContainText('Still no fault.');
  await opensTheCase(ben, row);
  await act(ben.page, 'Change state', { 'New state': 'Closed' });
  await allSent(ben.page);
  await phone.says('This is closed');
  expect((await theCase(ben.session, row.id)).case).toMatchObject({ state: 'closed', stage: 2 });
});

async function complains({ begins, answers, writes, asked }: ServiceStory): Promise<void> {
  await begins('Message or complaint');
  await answers(['What would you like to tell us?', 'A complaint about us']);
  await writes('What happened?', 'No answer');
  await answers(['What should happen now?', 'Skip'], ['May we contact you?', 'Yes, contact me'], ['What is your name?', 'Skip']);
  await writes('What is your e-mail address?', 'jo@example.org');
  await answers(['What is your phone number?', 'Skip'], ['Do you need our answer in another form?', 'Skip']);
  await asked('Is this right?');
}

/** Counted by hand, not by the collector's clock: what comes at closing time or on a closed day has come at the next opening. */
function workingDay({ receivedAt }: CaseRow, number: number): string {
  const holidays = new Holidays('JE', { types: ['public', 'bank'] });
  const isClosed = (day: Temporal.PlainDate) =>
    day.dayOfWeek > 5 || (day.month === 5 && day.day === 9) || holidays.isHoliday(new Date(`${day}T12:00`)) !== false;
  const next = (day: Temporal.PlainDate): Temporal.PlainDate => {
    const after = day.add({ days: 1 });
    return isClosed(after) ? next(after) : after;
  };
  const came = Temporal.Instant.from(receivedAt).toZonedDateTimeISO('Europe/Jersey');
  let day = isClosed(came.toPlainDate()) || came.hour >= 17 ? next(came.toPlainDate()) : came.toPlainDate();
  for (let counted = 0; counted < number; counted++) day = next(day);
  return day.toString();
}
