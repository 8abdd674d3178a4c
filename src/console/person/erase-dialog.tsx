// Asks before a person's words go for ever: what goes, what stays, and that somebody has checked whose they are.
import { useState } from 'preact/hooks';
import { useApp, useTexts } from '../app-context.ts';
import { problemText } from '../problem-text.ts';
import { Modal } from '../ui/modal.tsx';
import { type FoundThing, idsOf } from './found-list.ts';

export type Erased = { entries: number; cases: number; facts: number };
type Props = {
  going: readonly FoundThing[];
  /** How many are on hold, and how many were not chosen. */
  held: number;
  left: number;
  search: string;
  onErased: (erased: Erased) => void;
  onClose: () => void;
};

export function EraseDialog({ going, held, left, search, onErased, onClose }: Props) {
  const { api } = useApp();
  const texts = useTexts();
  const t = texts.person;
  const [understood, setUnderstood] = useState(false);
  const [working, setWorking] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const { entries, cases } = idsOf(going);
  const erase = async () => {
    setWorking(true);
    // What is held keeps the search that found it: it is still theirs to be found by.
    const result = await api.call('erasePerson', { body: { entries, cases, search: held + left === 0 ? search : null } });
    setWorking(false);
    if (result.result !== 'answered') return setError(problemText(result, texts));
    onErased(result.answer);
    onClose();
  };
  return (
    <Modal title={t.eraseTitle} closeLabel={texts.close} onClose={onClose}>
      <section class="goes">
        <h3>{t.goes}</h3>
        <p>{t.goesWords(entries.length, cases.length)}</p>
      </section>
      <section class="stays">
        <h3>{t.stays}</h3>
        <ul>
          <li>{t.staysFacts}</li>
          {held > 0 && <li>{t.staysHeld(held)}</li>}
          {left > 0 && <li>{t.staysUnchosen(left)}</li>}
        </ul>
      </section>
      <p class="notice warn">{t.noWayBack}</p>
      {error && (
        <p class="notice bad" role="alert">
          {error}
        </p>
      )}
      <label class="check">
        <input type="checkbox" checked={understood} onChange={(event) => setUnderstood(event.currentTarget.checked)} />
        {t.understood}
      </label>
      <footer>
        <button type="button" onClick={onClose}>
          {texts.cancel}
        </button>
        <button type="button" class="danger solid" disabled={!understood || working} onClick={() => void erase()}>
          {t.eraseNow}
        </button>
      </footer>
    </Modal>
  );
}
