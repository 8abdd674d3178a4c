// How far the wanted revision has come: the kiosk shows it, is on its way to it, or refused it.
import { useCallback } from 'preact/hooks';
import { useApp, useTexts } from '../app-context.ts';
import { useKeptAnswer } from '../kept-answer.ts';
import { usePolling } from '../poll.ts';
import { shortRevision } from './revision-text.ts';

const ASK_EVERY_MS = 60_000;
const WHILE_WAITING_MS = 3_000;

export function RolloutStatus({ kiosk, wanted }: { kiosk: string; wanted: string }) {
  const { clock } = useApp();
  const t = useTexts().editor;
  const { answer, refresh } = useKeptAnswer('kiosks', 'kiosks', {}, ASK_EVERY_MS);
  const row = answer.value?.kiosks.find(({ id }) => id === kiosk);
  const refused = row?.refused && row.refused.revision === wanted ? row.refused : null;
  const settled = row?.confirmed === wanted || refused !== null || row?.state !== 'paired';
  const askAgain = useCallback(() => (settled ? clock() : refresh()), [settled, refresh, clock]);
  usePolling(askAgain, WHILE_WAITING_MS);
  if (!row) return null;
  if (refused)
    return (
      <p class="notice bad" role="status">
        {t.refused(shortRevision(wanted), refused.reason)}
      </p>
    );
  return (
    <p class={`rollout ${row.confirmed === wanted ? 'good' : ''}`} role="status">
      {row.confirmed === wanted
        ? t.confirmed(shortRevision(wanted))
        : t.wanted(shortRevision(wanted), row.confirmed && shortRevision(row.confirmed))}
    </p>
  );
}
