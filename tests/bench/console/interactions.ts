// What a person does with long lists.
import type { Page } from 'playwright';
import { longestTask, watchTasks } from './longest-task.ts';

/** `perform` gives how many touches and keys it was; of scrolling, the longest task in milliseconds. */
export type Interaction = {
  what: string;
  scrolls?: true;
  perform(page: Page, pause: () => Promise<void>): Promise<number>;
};

export const goTo = async (page: Page, name: string) => page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name }).click();

export const INTERACTIONS: readonly Interaction[] = [
  { what: 'inbox: typing in the search', perform: (page, pause) => typing(page, pause, 'Search in the words', 'queue long') },
  { what: 'inbox: a filter by face, by site, and none again', perform: filterInbox },
  { what: 'inbox: opening an item', perform: (page, pause) => clicks(page, pause, '.item-row a', 5) },
  { what: 'inbox: walking by arrow keys', perform: (page, pause) => arrows(page, pause, '.item-row a', 10) },
  { what: 'inbox: scrolling', scrolls: true, perform: (page, pause) => scrolling(page, pause) },
  { what: 'from inbox to cases and back', perform: between },
  { what: 'cases: switching boards', perform: boards },
  { what: 'cases: typing a reference', perform: (page, pause) => typing(page, pause, 'Find a reference', 'RVC') },
  { what: 'cases: walking by arrow keys', perform: (page, pause) => arrows(page, pause, '.item-row a', 10) },
  { what: 'cases: opening a case', perform: (page, pause) => clicks(page, pause, '.item-row a', 5) },
  { what: 'cases: scrolling', scrolls: true, perform: (page, pause) => scrolling(page, pause) },
];

async function typing(page: Page, pause: () => Promise<void>, label: string, text: string): Promise<number> {
  const field = page.getByLabel(label);
  await field.click();
  for (const character of text) {
    await page.keyboard.press(character === ' ' ? 'Space' : character);
    await pause();
  }
  for (const _ of text) {
    await page.keyboard.press('Backspace');
    await pause();
  }
  return 1 + text.length * 2;
}

async function filterInbox(page: Page, pause: () => Promise<void>): Promise<number> {
  await page.locator('details.filters summary').first().click();
  await pause();
  let count = 1;
  for (const label of ['Face', 'Site']) {
    const choice = page.getByLabel(label, { exact: true });
    await choice.focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'Home']) {
      await page.keyboard.press(key);
      count += 1;
      await pause();
    }
  }
  await page.locator('details.filters summary').first().click();
  await pause();
  return count + 1;
}

async function clicks(page: Page, pause: () => Promise<void>, selector: string, count: number): Promise<number> {
  for (let place = 0; place < count; place++) {
    await page.locator(selector).nth(place).click();
    await pause();
  }
  return count;
}

async function arrows(page: Page, pause: () => Promise<void>, selector: string, count: number): Promise<number> {
  await page.locator(selector).first().focus();
  for (let place = 0; place < count; place++) {
    await page.keyboard.press('ArrowDown');
    await pause();
  }
  return count;
}

async function between(page: Page, pause: () => Promise<void>): Promise<number> {
  for (const name of ['Cases', 'Inbox', 'Cases']) {
    await goTo(page, name);
    await pause();
    await pause();
    await pause();
  }
  return 3;
}

async function boards(page: Page, pause: () => Promise<void>): Promise<number> {
  const all = page.locator('fieldset.boards button');
  const count = await all.count();
  for (let place = count - 1; place >= 0; place--) {
    await all.nth(place).click();
    await pause();
  }
  await all.nth(count - 1).click();
  await pause();
  return count + 1;
}

async function scrolling(page: Page, pause: () => Promise<void>): Promise<number> {
  await watchTasks(page);
  await page.locator('.item-list').hover();
  for (let turn = 0; turn < 20; turn++) await page.mouse.wheel(0, 3_000);
  await pause();
  return longestTask(page);
}
