// What stands on a screen only after a touch there: the keyboard, a part of the standards, more about privacy, help with the screen.
import type { Frame } from 'playwright';
import type { Configuration } from '../../src/protocol/configuration.ts';

export type ExtraScreen = {
  name: string;
  /** Where it can be reached. */
  from(screen: string, configuration: Configuration): boolean;
  reach(frame: Frame): Promise<void>;
};

/** The first question of a form, and all its questions for words. */
const formStep = (screen: string, { forms = [] }: Configuration) =>
  forms
    .flatMap(({ id, steps }) => steps.map((step, place) => ({ name: `${id}/${step.id}`, step, place })))
    .find(({ name }) => name === screen);

export const EXTRA_SCREENS: readonly ExtraScreen[] = [
  {
    name: 'missing',
    from: (screen, configuration) => formStep(screen, configuration)?.step.type !== undefined,
    reach: async () => {},
  },
  {
    name: 'service',
    from: (screen) => screen === 'standards',
    reach: (frame) => frame.locator('.service-head').first().click(),
  },
  {
    name: 'search',
    from: (screen) => screen === 'standards',
    reach: (frame) => frame.locator('.begin-search').click(),
  },
  ...[1, 2].map(
    (part): ExtraScreen => ({
      name: `part-${part + 1}`,
      from: (screen, { standards }) => screen === 'standards' && standards !== undefined,
      reach: async (frame) => {
        const tab = frame.locator('.parts button').nth(part);
        if (await tab.count()) await tab.click();
      },
    }),
  ),
  {
    name: 'privacy',
    from: (screen, configuration) => formStep(screen, configuration)?.place === 0 && hasMore(screen, configuration),
    reach: async (frame) => {
      const more = frame.locator('[popovertarget="privacy-more"]').first();
      if (await more.count()) await more.click();
    },
  },
  {
    name: 'languages',
    from: (screen, { locales, flow }) => screen === flow[0]?.id && locales.length > 3,
    reach: (frame) => frame.locator('.languages-open').click(),
  },
  {
    name: 'help',
    from: (screen, { flow }) => screen === 'attract' || screen === flow[0]?.id,
    reach: async (frame) => {
      const button = frame.locator('.access-open');
      if (await button.count()) await button.click();
    },
  },
];

function hasMore(screen: string, { forms = [] }: Configuration): boolean {
  return forms.some(({ id, privacy }) => screen.startsWith(`${id}/`) && privacy?.more !== undefined);
}
