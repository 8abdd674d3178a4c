// The starts themselves: one slowed browser, the contenders in turn, each sample a new tab. Cold: no service worker, no caches.
// Warm: from the service worker, after a load that filled the code cache; never without it.
import type { BrowserContext, Page } from 'playwright';
import { aCollector, type CollectorProcess } from '../../support/collector-process.ts';
import { anAdministrator, aPairingCode } from '../../support/console-session.ts';
import { aBenchBrowser } from '../bench-browser.ts';
import type { BenchContext } from '../comparison.ts';
import { aBarePage } from './bare-page.ts';
import { proveScripts } from './prove-scripts.ts';
import { aSlowdown, CDP_RATE, type Slowdown } from './slowed-browser.ts';
import { type ProbeMarks, type ProbeStep, startProbe } from './start-probe.ts';

export type Phase = 'cold' | 'warm';
/** `isolated`: the bare page in a process of its own, as a kiosk's pages are (decision 0019): each start begins with that process. */
const CONTENDERS = ['kiosk', 'bare', 'isolated'] as const;
export type StartSamples = Record<(typeof CONTENDERS)[number], Record<Phase, ProbeMarks[]>>;
type Contender = { url: string; faces: string };

const ISOLATED = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' };
const FACES = 4;
const KIOSK_FACES = '.face-button';
const BARE_FACES = '.faces button';
const KIOSK_STEPS: ProbeStep[] = [
  { name: 'first screen', selector: '.attract .invitations button', count: 2, touch: true },
  { name: 'question', selector: KIOSK_FACES, count: FACES, touch: false },
];
const BARE_STEPS: ProbeStep[] = [{ name: 'question', selector: BARE_FACES, count: FACES, touch: false }];

export async function sampleStarts(
  context: BenchContext,
  folder: string,
  rounds: number,
): Promise<{ samples: StartSamples; notes: string[] }> {
  const collector = await aCollector({ CANDOUR_DATA_DIR: `${folder}/collector` });
  try {
    await using bare = await aBarePage(`${folder}/bare`);
    await using isolated = await aBarePage(`${folder}/isolated`, ISOLATED);
    using slowdown = aSlowdown(context.chromium, folder);
    await using browser = await aBenchBrowser(context, slowdown.executable);
    await pair(browser.page, collector);
    const contenders = {
      kiosk: { url: `${collector.url}/kiosk/`, faces: KIOSK_FACES },
      bare: { url: bare.url, faces: BARE_FACES },
      isolated: { url: isolated.url, faces: BARE_FACES },
    };
    await browser.context.addInitScript(startProbe, {
      [new URL(contenders.kiosk.url).origin]: KIOSK_STEPS,
      [new URL(contenders.bare.url).origin]: BARE_STEPS,
      [new URL(contenders.isolated.url).origin]: BARE_STEPS,
    });
    await forget(browser.context, contenders.kiosk);
    const refused = await proveScripts(browser.context, contenders.kiosk.url);
    const samples: StartSamples = { kiosk: { cold: [], warm: [] }, bare: { cold: [], warm: [] }, isolated: { cold: [], warm: [] } };
    for (let round = 0; round < rounds; round++)
      for (const name of CONTENDERS) {
        const [cold, warm] = await coldThenWarm(browser.context, contenders[name], slowdown);
        samples[name].cold.push(cold);
        samples[name].warm.push(warm);
        context.say(`start: ${name} cold ${format(cold)}, warm ${format(warm)}`);
      }
    return { samples, notes: [slowdown.description, `a tap was made durable with these scripts refused: ${refused.join(', ') || 'none'}`] };
  } finally {
    await collector.kill();
  }
}

async function pair(page: Page, collector: CollectorProcess): Promise<void> {
  const code = await aPairingCode(await anAdministrator(collector), 'george-town');
  await page.goto(`${collector.url}/kiosk/?pair=${code}`);
  await page.locator('.attract').waitFor();
  await page.goto('about:blank');
}

async function coldThenWarm(context: BrowserContext, contender: Contender, slowdown: Slowdown): Promise<[ProbeMarks, ProbeMarks]> {
  await forget(context, contender);
  const cold = await load(context, contender, 'cold', slowdown);
  await precache(context, contender);
  return [cold, await load(context, contender, 'warm', slowdown)];
}

/** Pairing and entries stay: a kiosk that lost its caches is still paired. */
async function forget(context: BrowserContext, { url }: Contender): Promise<void> {
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Storage.clearDataForOrigin', { origin: new URL(url).origin, storageTypes: 'service_workers,cache_storage' });
  await cdp.send('Network.clearBrowserCache');
  await page.close();
}

/** Two loads at full speed: the first installs the service worker, the second fills the code cache through it. */
async function precache(context: BrowserContext, { url }: Contender): Promise<void> {
  const page = await context.newPage();
  await page.goto(url);
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await page.goto(url);
  await page.evaluate(() => startMarks);
  await page.close();
}

async function load(context: BrowserContext, { url, faces }: Contender, phase: Phase, slowdown: Slowdown): Promise<ProbeMarks> {
  const page = await context.newPage();
  if (slowdown.how === 'CDP') {
    const cdp = await context.newCDPSession(page);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: CDP_RATE });
  }
  slowdown.slow();
  await page.goto(url, { waitUntil: 'commit' });
  const marks = await page.evaluate(() => startMarks);
  slowdown.release();
  if (!marks) throw new Error(`${url} was not watched from its first moment`);
  const fromServiceWorker = await page.evaluate(
    () => (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming).workerStart > 0,
  );
  if (fromServiceWorker !== (phase === 'warm'))
    throw new Error(`${url}: the ${phase} load ${fromServiceWorker ? 'came' : 'did not come'} from a service worker`);
  await page.locator(faces).first().click();
  await page.locator(faces).first().waitFor({ state: 'detached' });
  await page.close();
  return marks;
}

function format(marks: ProbeMarks): string {
  return Object.entries(marks)
    .map(([name, ms]) => `${name} ${ms.toFixed(0)} ms`)
    .join(', ');
}
