// What the console says of notices, in English. It may stand on a screen that others see: nothing of it names anybody.
import type { NoticeKind } from '../notices/notices.ts';

export const noticesEn = {
  title: 'Notices',
  line: 'Cases of yours where something waits for you. A notice goes by itself when there is no reason for it any more.',
  none: 'Nothing waits for you.',
  bell: (unread: number) => (unread === 0 ? 'Notices, none unread' : `Notices, ${unread.toLocaleString('en')} unread`),
  unread: 'New',
  markAll: 'Mark all as read',
  sentences: {
    overdue: 'A case of yours is overdue.',
    'due-today': 'A case of yours is due today.',
    undelivered: 'A letter of yours may not have arrived.',
    reply: 'There is a reply on a case of yours.',
    given: 'A case was given to you.',
  } satisfies Record<NoticeKind, string> as Record<NoticeKind, string>,
  several: (count: number) => `${count.toLocaleString('en')} new notices about cases of yours.`,
  tellHere: 'Tell me on this device',
  tellHint: 'Also while you look at something else. Only a reference is shown, no names and no words.',
  tellDenied: 'Your browser does not allow it. You can change that in its settings for this site.',
};
