// A rescue file: chosen or dropped, then brought in line by line.
import { useSignal } from '@preact/signals';
import type { TargetedDragEvent } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { useApp, useTexts } from '../app-context.ts';
import { type Import, importLines, NOTHING_YET } from './import-lines.ts';
import { ImportResult } from './import-result.tsx';
import { linesOf } from './lines-of.ts';

type State = { at: 'rest' } | { at: 'importing'; file: string; part: number; lines: number } | { at: 'done'; result: Import };

export function FilePart() {
  const { api } = useApp();
  const texts = useTexts().rescue;
  const state = useSignal<State>({ at: 'rest' });
  const over = useSignal(false);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const { value } = state;
  const busy = value.at === 'importing';

  async function importFile(file: File | undefined): Promise<void> {
    if (!file || busy) return;
    const progress = ({ lines }: Import, size: number) => {
      state.value = { at: 'importing', file: file.name, lines, part: file.size === 0 ? 1 : size / file.size };
    };
    let read = 0;
    progress(NOTHING_YET, 0);
    const counted = counting(linesOf(file), (length) => {
      read += length;
    });
    const result = await importLines(counted, {
      post: (part) => api.call('importRescue', { body: part }),
      progress: (soFar) => progress(soFar, read),
    });
    state.value = { at: 'done', result };
  }

  const drop = (event: TargetedDragEvent<HTMLElement>) => {
    event.preventDefault();
    over.value = false;
    void importFile(event.dataTransfer?.files[0]);
  };
  return (
    <section class="card rescue-way" aria-labelledby={id}>
      <h2 id={id}>{texts.fileTitle}</h2>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut, the button does the same */}
      <div
        class="drop"
        data-over={over.value}
        onDragOver={(event) => {
          event.preventDefault();
          over.value = true;
        }}
        onDragLeave={() => (over.value = false)}
        onDrop={drop}
      >
        <button type="button" class="primary" disabled={busy} onClick={() => input.current?.click()}>
          {texts.choose}
        </button>
        <input
          ref={input}
          type="file"
          hidden
          accept=".jsonl,application/jsonl"
          aria-label={texts.choose}
          onChange={(event) => {
            void importFile(event.currentTarget.files?.[0]);
            // The same file may be chosen again.
            event.currentTarget.value = '';
          }}
        />
        <p class="hint">{texts.drop}</p>
      </div>
      <div role="status">
        {value.at === 'importing' && (
          <p class="rescue-progress">
            {texts.importing(value.file, value.lines)}
            <progress max={1} value={value.part} />
          </p>
        )}
        {value.at === 'done' && <ImportResult result={value.result} />}
      </div>
    </section>
  );
}

async function* counting(lines: AsyncIterable<string>, count: (length: number) => void): AsyncGenerator<string> {
  for await (const line of lines) {
    count(line.length + 1);
    yield line;
  }
}
