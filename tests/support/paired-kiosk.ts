// A collector of its own with an administrator, and a kiosk's browser that is paired and shows its attract screen.
import { expect, type Page } from '@playwright/test';
import { aCollector, type CollectorProcess } from './collector-process.ts';
import { anAdministrator, aPairingCode, type ConsoleSession } from './console-session.ts';
import { aKioskWindow, type KioskWindow, type KioskWindowOptions, removeProfile } from './kiosk-window.ts';

export type PairedKiosk = {
  collector: CollectorProcess;
  administrator: ConsoleSession;
  kiosk: KioskWindow;
  page: Page;
  end(): Promise<void>;
};

/** `before`: what is published before the kiosk is paired. */
export async function aPairedKiosk(
  id: string,
  organisation?: string,
  before?: (administrator: ConsoleSession, collector: CollectorProcess) => Promise<void>,
  options?: KioskWindowOptions,
): Promise<PairedKiosk> {
  const collector = await aCollector();
  const administrator = await anAdministrator(collector, 'administrator', organisation);
  await before?.(administrator, collector);
  const kiosk = await aKioskWindow(`${collector.url}/kiosk/?pair=${await aPairingCode(administrator, id)}`, options);
  const { page } = kiosk;
  await expect(page.getByRole('button', { name: /Touch to tell us/ })).toBeVisible();
  return {
    ...{ collector, administrator, kiosk, page },
    async end() {
      await kiosk.close();
      removeProfile(kiosk.profile);
      await collector.stop();
    },
  };
}
