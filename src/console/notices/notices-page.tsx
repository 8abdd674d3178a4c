// The notices of whoever is in: each leads to its case, and is read once it was followed, or put away.
import { useComputed } from '@preact/signals';
import { useTexts } from '../app-context.ts';
import { hashOf } from '../route.ts';
import { useNotices } from './notice-context.tsx';
import type { Notice } from './notices.ts';

export function NoticesPage() {
  const desk = useNotices();
  const texts = useTexts();
  const t = texts.notices;
  const unread = useComputed(() => new Set(desk?.unread.value.map(({ id }) => id))).value;
  const notices = desk?.notices.value ?? null;
  return (
    <div class="page narrow notices">
      <div class="title-line">
        <h1>{t.title}</h1>
        {unread.size > 0 && (
          <button type="button" onClick={() => void desk?.markSeen([...unread])}>
            {t.markAll}
          </button>
        )}
      </div>
      <p class="hint">{t.line}</p>
      {notices !== null && notices.length === 0 && <p class="empty">{t.none}</p>}
      <ul>
        {notices?.map((notice) => (
          <li key={notice.id}>
            <Line notice={notice} isNew={unread.has(notice.id)} onFollow={() => void desk?.markSeen([notice.id])} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Line({ notice, isNew, onFollow }: { notice: Notice; isNew: boolean; onFollow: () => void }) {
  const texts = useTexts();
  const { kind, reference } = notice;
  return (
    <a class={`notice-row ${isNew ? 'unread' : ''}`} href={hashOf({ page: 'cases', case: notice.case })} onClick={onFollow}>
      <span class="said">{texts.notices.sentences[kind]}</span>
      <span class="reference">{reference || texts.cases.noReference}</span>
      {isNew && <span class="tag new">{texts.notices.unread}</span>}
    </a>
  );
}
