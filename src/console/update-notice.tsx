// Says that a new version waits; the person decides when.
import { useApp, useTexts } from './app-context.ts';

export function UpdateNotice() {
  const { update } = useApp();
  const texts = useTexts().update;
  if (!update.waiting.value) return null;
  return (
    <aside class="update-notice">
      <p role="status">{texts.line}</p>
      <button type="button" class="primary" onClick={update.take}>
        {texts.take}
      </button>
      <button type="button" class="quiet" onClick={update.later}>
        {texts.later}
      </button>
    </aside>
  );
}
