// Runs a function first of all in the kiosk's page and in its worker, as a browser that is broken in a certain way would behave. The worker's
// script is altered on its way; the page has Playwright's init script.
import type { BrowserContext } from 'playwright';

export async function runFirst<T>(context: BrowserContext, script: (given: T) => void, given: T): Promise<void> {
  await context.addInitScript(script as (given: unknown) => void, given);
  await context.route(/\/assets\/worker-[^/]+\.js$/, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: `(${script})(${JSON.stringify(given)});\n${await answer.text()}` });
  });
}
