// What would change, before it does. Publishing names the revision it is based on, so that nobody's work is overwritten unseen.
import { useState } from 'preact/hooks';
import { useTexts } from '../app-context.ts';
import { Modal } from '../ui/modal.tsx';
import type { Change } from './change-summary.ts';

type Props = {
  changes: readonly Change[];
  /** A sentence when it did not work, null when it did. */
  publish: () => Promise<string | null>;
  onClose: () => void;
};

export function PublishDialog({ changes, publish, onClose }: Props) {
  const texts = useTexts();
  const t = texts.editor;
  const [error, setError] = useState<string | null>(null);
  const [working, setWorking] = useState(false);
  const go = async () => {
    setWorking(true);
    setError(await publish());
    setWorking(false);
  };
  return (
    <Modal title={t.publishTitle} closeLabel={texts.close} onClose={onClose}>
      <p>{t.publishLine}</p>
      <ul class="changes">
        {changes.map(({ label, before, after }) => (
          <li key={label}>
            <strong>{label}</strong>
            {before !== null && (
              <p>
                <span class="unseen">{t.was}: </span>
                <del>{before || t.none}</del>
              </p>
            )}
            {after !== null && (
              <p>
                <span class="unseen">{t.becomes}: </span>
                <ins>{after || t.none}</ins>
              </p>
            )}
          </li>
        ))}
      </ul>
      {error && (
        <p class="notice bad" role="alert">
          {error}
        </p>
      )}
      <footer>
        <button type="button" onClick={onClose}>
          {texts.cancel}
        </button>
        <button type="button" class="primary" disabled={working || changes.length === 0} onClick={() => void go()}>
          {working ? texts.session.working : t.publishNow}
        </button>
      </footer>
    </Modal>
  );
}
