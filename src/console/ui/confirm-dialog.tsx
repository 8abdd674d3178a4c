// Asks before something that can't be taken back, and says what it means. It closes when that worked, else it says why not.
import { useState } from 'preact/hooks';
import type { ApiResult } from '../api-client.ts';
import { useTexts } from '../app-context.ts';
import { problemText } from '../problem-text.ts';
import { Modal } from './modal.tsx';

type Props = { title: string; line: string; confirm: string; act: () => Promise<ApiResult<unknown>>; onClose: () => void };

export function ConfirmDialog({ title, line, confirm, act, onClose }: Props) {
  const texts = useTexts();
  const [error, setError] = useState<string | null>(null);
  const go = async () => {
    const result = await act();
    if (result.result === 'answered') onClose();
    else setError(problemText(result, texts));
  };
  return (
    <Modal title={title} closeLabel={texts.close} onClose={onClose}>
      <p>{line}</p>
      {error && (
        <p class="notice bad" role="alert">
          {error}
        </p>
      )}
      <footer>
        <button type="button" onClick={onClose}>
          {texts.cancel}
        </button>
        <button type="button" class="danger solid" onClick={() => void go()}>
          {confirm}
        </button>
      </footer>
    </Modal>
  );
}
