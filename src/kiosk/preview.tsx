// The kiosk inside the console, while its configuration is being edited (`/kiosk/?preview`): takes configurations from the page
// that frames it, on the same origin only, and walks through the screens. Nothing is recorded, paired or stored.
import { batch, effect } from '@preact/signals-core';
import { render } from 'preact';
import type { Configuration } from '../protocol/configuration.ts';
import type { RevisionId } from '../protocol/ids.ts';
import { setDensity } from './access/density.ts';
import { accessOpen, needs } from './access/needs.ts';
import { startAccess } from './access/start-access.ts';
import { Visit } from './app.tsx';
import { createKiosk, type Kiosk } from './kiosk.ts';
import { loadDoors } from './load-doors.ts';
import { pressedMarks } from './lockdown/pressed-marks.ts';
import { wearLook } from './look/wear-look.ts';
import { pageClock } from './page-clock.ts';
import { type EveryScreenOptions, everyScreen, screenName } from './screens/every-screen.ts';
import { loadLater } from './screens/later.tsx';
import type { rehearse } from './screens/rehearse.tsx';
import { textsAreHere, wantTexts } from './text-parts.ts';
import { inLanguage } from './texts.ts';
import { defaultLocale } from './visit.ts';

const PREVIEW = '0.0.preview' as RevisionId;

/** `screen`: a name of `every-screen.ts`; without one, the attract screen. `locale`: without one, the first. */
type FromParent = { type: 'preview-configuration'; configuration: Configuration; screen?: string; locale?: string } & EveryScreenOptions;

export function startPreview(root: HTMLElement): void {
  const kiosk = createKiosk({ record: async () => true, loadDoors, ...pageClock });
  void kiosk.load();
  pressedMarks(document);
  startAccess(document, kiosk);
  effect(() => {
    const access = accessOpen.value ? needs.value : null;
    const view = { shown: kiosk.shown.value, visit: kiosk.visit.value, secondsLeft: kiosk.secondsLeft.value, access };
    setDensity(document.documentElement, view.shown?.configuration);
    wantTexts(view.shown?.configuration.locales ?? []);
    if (!textsAreHere(view.visit.locale)) return;
    Object.assign(document.documentElement, inLanguage(view.visit.locale));
    render(<Visit view={view} room="ample" kiosk={kiosk} />, root);
  });
  effect(() => wearLook(document, kiosk.shown.value?.configuration.look));
  addEventListener('message', ({ origin, source, data }: MessageEvent<FromParent>) => {
    if (origin !== location.origin || source !== parent || source === window) return;
    if (data?.type === 'preview-configuration') void loadLater().then((later) => show(kiosk, data, later.rehearse));
  });
  effect(() => {
    const { configuration } = kiosk.shown.value ?? {};
    if (configuration) tellParent({ type: 'preview-shown', screen: screenName(kiosk.visit.value, configuration) });
  });
  tellParent({ type: 'preview-ready' });
}

/** To go to another of its screens, a configuration is not rehearsed again. */
let rehearsed = '';

/** A configuration that cannot be shown leaves the last one standing: the console's form says what is wrong with it. */
function show(kiosk: Kiosk, wanted: FromParent, tryOut: typeof rehearse): void {
  const { configuration, screen, locale = defaultLocale(configuration), ...options } = wanted;
  const shown = { revision: PREVIEW, configuration };
  try {
    const asJson = JSON.stringify(configuration);
    if (asJson !== rehearsed) tryOut(shown);
    rehearsed = asJson;
  } catch (error) {
    tellParent({ type: 'preview-failed', reason: String(error) });
    return;
  }
  batch(() => {
    accessOpen.value = false;
    kiosk.show(shown);
    const state = everyScreen(configuration, locale, options).find((one) => screenName(one, configuration) === screen);
    if (state) kiosk.enter(state);
  });
}

function tellParent(message: object): void {
  if (parent !== window) parent.postMessage(message, location.origin);
}
