// Places a legal hold, on one of five grounds: a name has no business in the log.
import { useState } from 'preact/hooks';
import { GROUNDS, type Ground } from '../../protocol/data-protection-api.ts';
import { useApp, useTexts } from '../app-context.ts';
import { ChoiceField } from '../exports/choice-field.tsx';
import { problemText } from '../problem-text.ts';
import { DialogButtons } from '../ui/dialog-buttons.tsx';
import { Modal } from '../ui/modal.tsx';
import type { FoundThing } from './found-list.ts';

export function HoldDialog({ thing, name, onClose }: { thing: FoundThing; name: string; onClose: () => void }) {
  const { api } = useApp();
  const texts = useTexts();
  const t = texts.person;
  const [ground, setGround] = useState<Ground>('court');
  const [error, setError] = useState<string | null>(null);
  const place = async () => {
    const result = await api.call('placeHold', { body: { of: thing.of, target: thing.id, ground } });
    if (result.result === 'answered') onClose();
    else setError(problemText(result, texts));
  };
  return (
    <Modal title={t.holdOf(name)} closeLabel={texts.close} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void place();
        }}
      >
        <p>{t.holdLine}</p>
        {error && (
          <p class="notice bad" role="alert">
            {error}
          </p>
        )}
        <ChoiceField
          label={t.ground}
          options={GROUNDS.map((id) => ({ id, name: t.held[id] ?? id }))}
          value={ground}
          choose={(id) => setGround(id as Ground)}
        />
        <DialogButtons submit={t.place} onClose={onClose} />
      </form>
    </Modal>
  );
}
