// A person's own reader keys: what they are for, adding one, removing one.
import { useState } from 'preact/hooks';
import { useApp, useOpenSession, useTexts } from '../app-context.ts';
import { problemText } from '../problem-text.ts';
import { type Enrolled, enrolKey } from './enrol-key.ts';
import { ReaderList } from './reader-list.tsx';
import { RemoveDialog } from './remove-dialog.tsx';
import { type ReaderKeyRow, useReaders } from './use-readers.ts';

export function ReadingPage() {
  const texts = useTexts();
  const t = texts.reading;
  const { latest, load } = useReaders();
  const [removing, setRemoving] = useState<ReaderKeyRow | null>(null);
  return (
    <div class="page narrow">
      <header class="page-head">
        <h1>{t.title}</h1>
      </header>
      <p>{t.line}</p>
      <p class="hint">{t.recorded}</p>
      {latest?.result === 'answered' && (
        <>
          <AddKey rpId={latest.answer.rpId} rows={latest.answer.readers} onAdded={load} />
          <h2>{t.own}</h2>
          {latest.answer.readers.length === 0 && <p>{t.none}</p>}
          <ReaderList
            rows={latest.answer.readers}
            title={() => t.ownKey}
            actions={(row) => (
              <button type="button" onClick={() => setRemoving(row)}>
                {t.remove}
              </button>
            )}
          />
        </>
      )}
      {latest && latest.result !== 'answered' && (
        <p class="notice">{latest.result === 'unreachable' ? t.offline : problemText(latest, texts)}</p>
      )}
      {removing && (
        <RemoveDialog
          row={removing}
          onClose={() => {
            setRemoving(null);
            void load();
          }}
        />
      )}
    </div>
  );
}

type Outcome = { at: 'idle' } | { at: 'asking' } | { at: 'added' } | { at: 'failed'; text: string };
type AddProps = { rpId: string; rows: readonly ReaderKeyRow[]; onAdded: () => Promise<void> };

function AddKey({ rpId, rows, onAdded }: AddProps) {
  const { api } = useApp();
  const { person } = useOpenSession();
  const texts = useTexts();
  const t = texts.reading;
  const [outcome, setOutcome] = useState<Outcome>({ at: 'idle' });
  if (!('PublicKeyCredential' in globalThis)) return <p class="notice warn">{t.noWebAuthn}</p>;

  const add = async () => {
    setOutcome({ at: 'asking' });
    const { organisation, account } = person;
    const enrolment = { rpId, organisation, label: `${account} · ${t.title}`, enrolled: rows.map(({ credentialId }) => credentialId) };
    const enrolled = await enrolKey(enrolment, { credentials: navigator.credentials, crypto });
    setOutcome(await send(enrolled));
    await onAdded();
  };
  const send = async (enrolled: Enrolled): Promise<Outcome> => {
    if (enrolled.result !== 'made') return { at: 'failed', text: t.problems[enrolled.result] };
    const result = await api.call('enrolReader', { body: enrolled.request });
    return result.result === 'answered' ? { at: 'added' } : { at: 'failed', text: problemText(result, texts) };
  };
  return (
    <section class="card form">
      <p>{t.enrolHint}</p>
      <div aria-live="polite">
        {outcome.at === 'asking' && <p class="notice">{t.follow}</p>}
        {outcome.at === 'added' && <p class="notice good">{t.added}</p>}
        {outcome.at === 'failed' && <p class="notice bad">{outcome.text}</p>}
      </div>
      <p>
        <button type="button" class="primary" disabled={outcome.at === 'asking'} onClick={() => void add()}>
          {t.enrol}
        </button>
      </p>
    </section>
  );
}
