// Editing what a kiosk shows: form and live preview beside each other, a bar that says what is unpublished, and the way to the
// publication. Changes are kept while one looks elsewhere in the console.
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { ConfigurationAnswer } from '../../protocol/console-api.ts';
import type { ApiResult } from '../api-client.ts';
import { useApp, useTexts } from '../app-context.ts';
import { problemText } from '../problem-text.ts';
import { hashOf } from '../route.ts';
import { ConfigurationEditor } from './configuration-editor.tsx';
import './editor.css';
import { keepDraft, useDraftShelf } from './draft-shelf.ts';

export function ConfigurationPage({ kiosk }: { kiosk: string }) {
  const { api } = useApp();
  const texts = useTexts();
  const shelf = useDraftShelf();
  const [result, setResult] = useState<ApiResult<ConfigurationAnswer> | null>(null);
  const [outdated, setOutdated] = useState<string | null>(null);

  const load = useCallback(async () => {
    const fresh = await api.call('configuration', { params: { kiosk } });
    setResult(fresh);
    const kept = shelf.value.get(kiosk);
    if (fresh.result !== 'answered' || !kept || kept.base.revision === fresh.answer.revision) return;
    // Somebody published meanwhile: the changes are now compared with what is really there.
    keepDraft(shelf, kiosk, { ...kept, base: fresh.answer });
    setOutdated(fresh.answer.revision);
  }, [api, kiosk, shelf]);
  useEffect(() => void load(), [load]);

  const base = shelf.value.get(kiosk)?.base ?? (result?.result === 'answered' ? result.answer : null);
  return (
    <div class="page editor">
      <p>
        <a href={hashOf({ page: 'kiosks' })}>{texts.editor.back}</a>
      </p>
      <h1>{texts.editor.title(base?.configuration.kiosk.name ?? kiosk)}</h1>
      {base ? (
        <ConfigurationEditor key={base.revision} kiosk={kiosk} base={base} outdated={outdated} reload={load} />
      ) : (
        result && (
          <p class="notice">
            {result.result === 'unreachable' ? texts.editor.nothing : result.result === 'refused' ? problemText(result, texts) : ''}
          </p>
        )
      )}
    </div>
  );
}
