// A kiosk's browser whose worker is driven from outside and whose every "recorded" is noted outside the browser and its disk.
import { aPairingCode, type ConsoleSession } from './console-session.ts';
import { type Burst, installKioskDriver } from './kiosk-driver-page.ts';
import { aKioskWindow, type KioskWindow } from './kiosk-window.ts';

export type DrivenKiosk = KioskWindow & {
  /** What the worker says it is, once it has said so. */
  station(): Promise<'paired' | 'unpaired' | 'refused' | 'unsupported'>;
  pair(administrator: ConsoleSession, kiosk: string): Promise<void>;
  burst(burst: Burst): Promise<void>;
  /** Stops the burst and waits for the last answers. */
  rest(): Promise<void>;
  /** Sends until nothing waits; false when something still does after `withinMs`. */
  drain(withinMs?: number): Promise<boolean>;
};

/** A database that can't be opened is tried several times before it is made anew from the journal. */
const COMES_BACK_WITHIN_MS = 60_000;

type Options = {
  profile: string;
  /** Ids, and when the page heard "recorded". */
  acknowledged: Map<string, number>;
  thanksAtTheTap?: boolean;
  args?: string[];
};

export async function aDrivenKiosk(
  url: string,
  { profile, acknowledged, thanksAtTheTap = false, args = [] }: Options,
): Promise<DrivenKiosk> {
  const window = await aKioskWindow(`${url}/kiosk/`, {
    profile,
    args,
    prepare: async (context) => {
      await context.exposeBinding('witness', (_source, id: string, atMs: number) => void acknowledged.set(id, atMs));
      await context.addInitScript(installKioskDriver, { thanksAtTheTap });
    },
  });
  const { page } = window;
  const waiting = async () => {
    const { waiting: waits, shelved } = await page.evaluate(() => globalThis.drive.report());
    return waits.ratings + waits.comments + waits.other + shelved;
  };
  return {
    ...window,
    station: async () => {
      const settled = () => {
        const { state: now } = globalThis.drive.state;
        return now === 'starting' || now === 'elsewhere' ? null : now;
      };
      const state = await page.waitForFunction(settled, null, { timeout: COMES_BACK_WITHIN_MS });
      return (await state.jsonValue()) as Awaited<ReturnType<DrivenKiosk['station']>>;
    },
    async pair(administrator, kiosk) {
      const code = await aPairingCode(administrator, kiosk);
      if (!(await page.evaluate((typed) => globalThis.drive.pair(typed), code))) throw new Error('the kiosk could not be paired');
      await page.waitForFunction(() => globalThis.drive.state.state === 'paired');
    },
    burst: (burst) => page.evaluate((wanted) => globalThis.drive.burst(wanted), burst),
    rest: () => page.evaluate(() => globalThis.drive.stop()),
    async drain(withinMs = 20_000) {
      const deadline = Date.now() + withinMs;
      while (Date.now() < deadline) {
        // The page may just be loading itself anew.
        const waits = await waiting().catch(() => null);
        if (waits === 0) return true;
        await page.evaluate(() => globalThis.drive.tell({ type: 'sync-now' })).catch(() => undefined);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      return false;
    },
  };
}
/** Pairs when the kiosk asks for it; true when it did. */
export async function pairedAgain(kiosk: DrivenKiosk, administrator: ConsoleSession, id: string): Promise<boolean> {
  if ((await kiosk.station()) === 'paired') return false;
  await kiosk.pair(administrator, id);
  return true;
}
