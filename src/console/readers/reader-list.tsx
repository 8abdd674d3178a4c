// Reader keys as a list, each with its state and what can be done about it.
import type { ComponentChildren } from 'preact';
import { useTag, useTexts } from '../app-context.ts';
import type { ReaderKeyRow } from './use-readers.ts';
import './readers.css';

type Props = { rows: readonly ReaderKeyRow[]; title: (row: ReaderKeyRow) => string; actions: (row: ReaderKeyRow) => ComponentChildren };

export function ReaderList({ rows, title, actions }: Props) {
  const t = useTexts().reading;
  const tag = useTag();
  const day = new Intl.DateTimeFormat(tag, { dateStyle: 'medium' });
  return (
    <ul class="readers">
      {rows.map((row) => (
        <li key={row.keyId}>
          <p>
            <strong>{title(row)}</strong>
            <span class={row.approved ? 'tag good' : 'tag warn'}>{row.approved ? t.approved : t.waiting}</span>
            <small>
              {t.since(day.format(Date.parse(row.enrolledAt)))} · <code>{row.keyId}</code>
            </small>
          </p>
          <div class="readers-actions">{actions(row)}</div>
        </li>
      ))}
    </ul>
  );
}
