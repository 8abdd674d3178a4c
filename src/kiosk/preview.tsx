// The kiosk inside the console, while its configuration is being edited (`/kiosk/?preview`): takes configurations from the page
// that frames it, on the same origin only, and walks through the screens. Nothing is recorded, paired or stored.
import { batch, effect } from '@preact/signals-core';
import { render } from 'preact';
import type { Configuration } from '../protocol/configuration.ts';
import type { RevisionId } from '../protocol/ids.ts';
import { Visit } from './app.tsx';
import { createKiosk, type Kiosk } from './kiosk.ts';
import { pressedMarks } from './lockdown/pressed-marks.ts';
import { pageClock } from './page-clock.ts';
import { rehearse } from './screens/rehearse.tsx';

const PREVIEW = '0.0.preview' as RevisionId;

type FromParent = { type: 'preview-configuration'; configuration: Configuration; screen?: string };

export function startPreview(root: HTMLElement): void {
  const kiosk = createKiosk({ record: async () => true, ...pageClock });
  pressedMarks(document);
  effect(() => {
    const view = { shown: kiosk.shown.value, visit: kiosk.visit.value, secondsLeft: kiosk.secondsLeft.value };
    document.documentElement.lang = view.visit.locale;
    render(<Visit view={view} kiosk={kiosk} />, root);
  });
  addEventListener('message', ({ origin, source, data }: MessageEvent<FromParent>) => {
    if (origin !== location.origin || source !== parent || source === window) return;
    if (data?.type === 'preview-configuration') show(kiosk, data);
  });
  effect(() => {
    if (kiosk.shown.value) tellParent({ type: 'preview-shown', screen: screenName(kiosk) });
  });
  tellParent({ type: 'preview-ready' });
}

/** A configuration that cannot be shown leaves the last one standing: the console's form says what is wrong with it. */
function show(kiosk: Kiosk, { configuration, screen }: FromParent): void {
  const shown = { revision: PREVIEW, configuration };
  try {
    rehearse(shown);
  } catch (error) {
    tellParent({ type: 'preview-failed', reason: String(error) });
    return;
  }
  batch(() => {
    kiosk.show(shown);
    if (screen !== undefined) walkTo(kiosk, configuration, screen);
  });
}

/** The state that a visitor would reach by answering up to there. */
function walkTo(kiosk: Kiosk, { flow, locales }: Configuration, screen: string): void {
  const locale = locales[0] ?? 'en';
  const place = flow.findIndex(({ id }) => id === screen);
  if (place >= 0) kiosk.enter({ at: 'question', visit: 'preview', locale, place, rated: place > 0, saving: null });
  else if (screen === 'thanks') kiosk.enter({ at: 'thanks', locale });
}

function screenName({ shown, visit }: Kiosk): string {
  const state = visit.value;
  if (state.at !== 'question') return state.at;
  return shown.value?.configuration.flow[state.place]?.id ?? state.at;
}

function tellParent(message: object): void {
  if (parent !== window) parent.postMessage(message, location.origin);
}
