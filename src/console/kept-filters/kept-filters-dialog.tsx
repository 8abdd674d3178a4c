// Keeps what is set under a name, and renames or deletes what is kept.
import { useState } from 'preact/hooks';
import { type KeptFilter, MOST_FILTER_NAME_LETTERS, type NamedFilter } from '../../protocol/kept-filter-api.ts';
import type { ApiResult } from '../api-client.ts';
import { useApp, useTexts } from '../app-context.ts';
import { problemText } from '../problem-text.ts';
import { Field } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { Modal } from '../ui/modal.tsx';

type Act = (work: () => Promise<ApiResult<unknown>>) => Promise<boolean>;
type Props = { own: readonly NamedFilter[]; current: KeptFilter | null; refresh: () => Promise<void>; onClose: () => void };

export function KeptFiltersDialog({ own, current, refresh, onClose }: Props) {
  const texts = useTexts();
  const t = texts.keptFilters;
  const [error, setError] = useState<string | null>(null);
  const act: Act = async (work) => {
    const result = await work();
    setError(result.result === 'answered' ? null : problemText(result, texts));
    await refresh();
    return result.result === 'answered';
  };
  return (
    <Modal title={t.title} closeLabel={texts.close} onClose={onClose}>
      <p class="hint">{t.line}</p>
      {error && (
        <p class="notice bad" role="alert">
          {error}
        </p>
      )}
      {current ? <KeepForm current={current} act={act} /> : own.length === 0 && <p>{t.nothingSet}</p>}
      {own.length > 0 ? (
        <ul class="kept-list">
          {own.map((one) => (
            <li key={one.id}>
              <Kept one={one} act={act} />
            </li>
          ))}
        </ul>
      ) : (
        <p class="hint">{t.none}</p>
      )}
    </Modal>
  );
}

function KeepForm({ current, act }: { current: KeptFilter; act: Act }) {
  const { api } = useApp();
  const { keptFilters: t } = useTexts();
  const [name, setName] = useState('');
  const [missing, setMissing] = useState(false);
  const keep = async () => {
    setMissing(name.trim() === '');
    if (name.trim() === '') return;
    const body = { id: crypto.randomUUID(), name, kept: current };
    if (await act(() => api.call('keepFilter', { body }))) setName('');
  };
  return (
    <Form class="kept-line" onSubmit={keep}>
      <Field label={t.name} error={missing ? t.nameMissing : null}>
        {(control) => (
          <input
            {...control}
            autocomplete="off"
            maxLength={MOST_FILTER_NAME_LETTERS}
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        )}
      </Field>
      <button type="submit" class="primary">
        {t.save}
      </button>
    </Form>
  );
}

function Kept({ one, act }: { one: NamedFilter; act: Act }) {
  const { api } = useApp();
  const { keptFilters: t } = useTexts();
  const [name, setName] = useState(one.name);
  return (
    <Form
      class="kept-line"
      onSubmit={() => {
        if (name.trim() !== '') void act(() => api.call('keepFilter', { body: { ...one, name } }));
      }}
    >
      <input
        aria-label={t.nameOf(one.name)}
        autocomplete="off"
        maxLength={MOST_FILTER_NAME_LETTERS}
        value={name}
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <button type="submit" aria-label={t.renameNamed(one.name)} disabled={name.trim() === '' || name === one.name}>
        {t.rename}
      </button>
      <button
        type="button"
        class="danger"
        aria-label={t.removeNamed(one.name)}
        onClick={() => void act(() => api.call('forgetFilter', { params: { filter: one.id } }))}
      >
        {t.remove}
      </button>
    </Form>
  );
}
