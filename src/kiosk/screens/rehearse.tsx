// Renders every screen that a configuration can bring about, in every language of it, out of sight. Throws what a screen throws,
// so a configuration that cannot be shown is refused before a visitor meets it.
import { render } from 'preact';
import type { Shown, VisitState } from '../visit.ts';
import { VisitScreen } from './visit-screen.tsx';

export function rehearse(shown: Shown): void {
  const nowhere = document.createElement('div');
  try {
    for (const locale of shown.configuration.locales)
      for (const state of everyState(shown, locale)) render(<VisitScreen shown={shown} state={state} dispatch={() => {}} />, nowhere);
  } finally {
    render(null, nowhere);
  }
}

function everyState({ configuration }: Shown, locale: string): VisitState[] {
  const questions = configuration.flow.map((_, place): VisitState => {
    return { at: 'question', visit: 'rehearsal', locale, place, rated: place > 0, saving: null };
  });
  return [{ at: 'attract', locale }, ...questions, { at: 'thanks', locale }];
}
