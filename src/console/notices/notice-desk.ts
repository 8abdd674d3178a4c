// The notices of whoever is in, and which of them they have seen: remembered in their own copy, so that every tab knows, and gone with it.
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { ListedCase } from '../cases/case-view.ts';
import type { Exclusively } from '../inbox/openings.ts';
import type { CopyFacts, LocalCopy } from '../local-copy.ts';
import { type Notice, noticesFrom, seenWith, unseen } from './notices.ts';

export type NoticeDesk = {
  /** null until the copy has been read. */
  readonly notices: ReadonlySignal<readonly Notice[] | null>;
  readonly unread: ReadonlySignal<readonly Notice[]>;
  /** Those that nobody has been told of outside the page; null: that is off here. */
  readonly untold: ReadonlySignal<readonly Notice[] | null>;
  readonly isTelling: ReadonlySignal<boolean>;
  markSeen(ids: readonly string[]): Promise<void>;
  markTold(ids: readonly string[]): Promise<void>;
  /** From now on: what is there already is not told. */
  tell(on: boolean): Promise<void>;
  stop(): void;
};

type Needs = {
  rows: ReadonlySignal<readonly ListedCase[] | null>;
  now: ReadonlySignal<number>;
  zones: ReadonlySignal<((site: string) => string) | null>;
  me: string;
  copy: Pick<LocalCopy, 'fact' | 'putFact' | 'watchFact'>;
  exclusively: Exclusively;
};

export function openNoticeDesk({ rows, now, zones, me, copy, exclusively }: Needs): NoticeDesk {
  const seen = signal<readonly string[] | null>(null);
  const told = signal<readonly string[] | null>(null);
  const stops = [
    copy.watchFact('noticesSeen', (ids) => (seen.value = ids ?? [])),
    copy.watchFact('noticesTold', (ids) => (told.value = ids ?? null)),
  ];
  const notices = computed(() => {
    const zoneOf = zones.value;
    return rows.value && zoneOf && seen.value ? noticesFrom(rows.value, { me, nowMs: now.value, zoneOf }) : null;
  });
  // Tabs that write at the same time must not forget what the other wrote.
  const write = (name: 'noticesSeen' | 'noticesTold', change: (before: CopyFacts[typeof name] | undefined) => string[] | null) =>
    exclusively('candour-console-notices', async () => {
      const next = change(await copy.fact(name));
      await copy.putFact(name, next);
      (name === 'noticesSeen' ? seen : told).value = next;
    });
  const add = (ids: readonly string[]) => (before: readonly string[] | null | undefined) =>
    seenWith(before ?? [], notices.peek() ?? [], ids);
  return {
    notices,
    unread: computed(() => unseen(notices.value ?? [], seen.value ?? [])),
    untold: computed(() => told.value && unseen(unseen(notices.value ?? [], seen.value ?? []), told.value)),
    isTelling: computed(() => told.value !== null),
    markSeen: (ids) => write('noticesSeen', add(ids)),
    markTold: (ids) => write('noticesTold', (before) => (before ? add(ids)(before) : null)),
    tell: (on) => write('noticesTold', () => (on ? (notices.peek() ?? []).map(({ id }) => id) : null)),
    stop: () => {
      for (const stop of stops) stop();
    },
  };
}
