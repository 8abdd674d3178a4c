// For a kiosk that can't send: what waits as a file, or its messages as codes for the console's camera.

import { useSignal } from '@preact/signals';
import { count, fill } from '../fill-text.ts';
import { downloadInBrowser, type SaveOutcome, type SaveProgress, saveRescue } from './save-rescue.ts';
import type { StaffTexts } from './staff-texts.ts';
import type { StaffWorker } from './staff-worker.ts';

type RescueSectionProps = { worker: Pick<StaffWorker, 'rescue'>; texts: StaffTexts; locale: string; onCodes(): void };
type State = { at: 'rest' } | { at: 'saving'; progress: SaveProgress | null } | { at: 'done'; outcome: SaveOutcome };

export function RescueSection({ worker, texts, locale, onCodes }: RescueSectionProps) {
  const state = useSignal<State>({ at: 'rest' });
  const saving = state.value.at === 'saving';
  const save = async () => {
    if (saving) return;
    state.value = { at: 'saving', progress: null };
    const outcome = await saveRescue({
      worker,
      today: () => new Date().toISOString().slice(0, 10),
      download: downloadInBrowser,
      progress: (progress) => {
        state.value = { at: 'saving', progress };
      },
    });
    state.value = { at: 'done', outcome };
  };
  return (
    <section class="rescue">
      <h3>{texts.rescueTitle}</h3>
      <p>{texts.rescueLine}</p>
      <div class="rescue-ways">
        <button type="button" class="secondary" aria-disabled={saving} onClick={() => void save()}>
          {texts.rescueSave}
        </button>
        <button type="button" class="secondary" disabled={saving} onClick={onCodes}>
          {texts.codesShow}
        </button>
      </div>
      <p role="status">{words(state.value, texts, locale)}</p>
    </section>
  );
}

function words(state: State, texts: StaffTexts, locale: string): string {
  switch (state.at) {
    case 'rest':
      return '';
    case 'saving':
      return state.progress ? fill(texts.rescueSaving, state.progress) : texts.rescueBegins;
    case 'done':
      return outcomeWords(state.outcome, texts, locale);
  }
}

function outcomeWords(outcome: SaveOutcome, texts: StaffTexts, locale: string): string {
  switch (outcome.saved) {
    case 'nothing':
      return texts.rescueNothing;
    case 'failed':
      return fill(texts.rescueFailed, { reason: outcome.reason });
    case 'file':
      return fill(texts.rescueSaved, { file: outcome.name, entries: count(texts.rescueEntries, outcome.entries, locale) });
  }
}
