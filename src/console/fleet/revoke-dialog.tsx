// Asks before a kiosk is revoked, and says what that means.
import { useState } from 'preact/hooks';
import type { KioskRow } from '../../protocol/console-api.ts';
import { useApp, useTexts } from '../app-context.ts';
import { problemText } from '../problem-text.ts';
import { Modal } from '../ui/modal.tsx';

export function RevokeDialog({ row, onClose }: { row: KioskRow; onClose: () => void }) {
  const { api } = useApp();
  const texts = useTexts();
  const t = texts.kiosks;
  const [error, setError] = useState<string | null>(null);
  const revoke = async () => {
    const result = await api.call('revoke', { params: { kiosk: row.id } });
    if (result.result === 'answered') onClose();
    else setError(problemText(result, texts));
  };
  return (
    <Modal title={t.revokeTitle(row.name)} closeLabel={texts.close} onClose={onClose}>
      <p>{t.revokeLine}</p>
      {error && (
        <p class="notice bad" role="alert">
          {error}
        </p>
      )}
      <footer>
        <button type="button" onClick={onClose}>
          {texts.cancel}
        </button>
        <button type="button" class="danger solid" onClick={() => void revoke()}>
          {t.revokeConfirm}
        </button>
      </footer>
    </Modal>
  );
}
