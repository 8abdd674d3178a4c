// The bell in the header: how many notices are unread, and the way to them.
import { useTexts } from '../app-context.ts';
import { hashOf } from '../route.ts';
import { useNotices } from './notice-context.tsx';
import './notices.css';

const MOST_SHOWN = 99;

export function NoticeBell() {
  const desk = useNotices();
  const texts = useTexts().notices;
  if (desk === null) return null;
  const count = desk.unread.value.length;
  return (
    <a class="bell" href={hashOf({ page: 'notices' })}>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15zM10 21h4" />
      </svg>
      <span class="unseen">{texts.bell(count)}</span>
      {count > 0 && (
        <span class="bell-count" aria-hidden="true">
          {count > MOST_SHOWN ? `${MOST_SHOWN}+` : count}
        </span>
      )}
    </a>
  );
}
