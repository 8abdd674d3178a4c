// Renders every screen that a configuration can bring about, in every language of it, out of sight. Throws what a screen throws,
// so a configuration that cannot be shown is refused before a visitor meets it. The later screens must be there.
import { render } from 'preact';
import type { Shown } from '../visit.ts';
import { everyScreen } from './every-screen.ts';
import { VisitScreen } from './visit-screen.tsx';

export function rehearse(shown: Shown): void {
  const nowhere = document.createElement('div');
  try {
    for (const locale of shown.configuration.locales)
      for (const state of everyScreen(shown.configuration, locale, { isMissing: true }))
        render(<VisitScreen shown={shown} state={state} room="ample" dispatch={() => {}} />, nowhere);
  } finally {
    render(null, nowhere);
  }
}
