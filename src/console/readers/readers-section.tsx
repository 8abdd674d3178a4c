// Everybody's reader keys, for administrators: approve and remove.
import { useState } from 'preact/hooks';
import { useApp, useTexts } from '../app-context.ts';
import { problemText } from '../problem-text.ts';
import { ReaderList } from './reader-list.tsx';
import { RemoveDialog } from './remove-dialog.tsx';
import { type ReaderKeyRow, useReaders } from './use-readers.ts';

export function ReadersSection({ siteName }: { siteName: (id: string) => string }) {
  const { api } = useApp();
  const texts = useTexts();
  const t = texts.reading;
  const { latest, load } = useReaders();
  const [removing, setRemoving] = useState<ReaderKeyRow | null>(null);
  const [error, setError] = useState<string | null>(null);
  if (latest?.result !== 'answered') return null;

  const approve = async ({ keyId }: ReaderKeyRow) => {
    const result = await api.call('approveReader', { params: { reader: keyId } });
    setError(result.result === 'answered' ? null : problemText(result, texts));
    await load();
  };
  const { readers } = latest.answer;
  const sites = ({ sites: some }: ReaderKeyRow) => (some === null ? texts.people.allSites : some.map(siteName).join(', '));
  return (
    <section class="readers-section" aria-labelledby="readers-title">
      <h2 id="readers-title">{t.section}</h2>
      <p class="hint">{t.sectionLine}</p>
      {error && (
        <p class="notice bad" role="alert">
          {error}
        </p>
      )}
      {readers.length === 0 && <p>{t.nobody}</p>}
      <ReaderList
        rows={readers}
        title={(row) => `${row.name} · ${sites(row)}`}
        actions={(row) => (
          <>
            {!row.approved && (
              <button type="button" class="primary" onClick={() => void approve(row)}>
                {t.approve}
              </button>
            )}
            <button type="button" onClick={() => setRemoving(row)}>
              {t.remove}
            </button>
          </>
        )}
      />
      {removing && (
        <RemoveDialog
          row={removing}
          onClose={() => {
            setRemoving(null);
            void load();
          }}
        />
      )}
    </section>
  );
}
