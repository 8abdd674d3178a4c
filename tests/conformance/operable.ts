// WCAG 2.2, principle 2: what the visitor's screens do about it.
import type { Criterion, Row } from './criteria.ts';

export const OPERABLE = {
  '2.1.1': {
    verdict: 'met',
    how: 'Everything can be done with Tab, arrows and Enter, and with one switch.',
    shownBy: ['e2e/complaint-by-every-way.spec.ts › from the first touch to the receipt', 'e2e/access.spec.ts › by keys alone'],
  },
  '2.1.2': {
    verdict: 'met',
    how: 'Tab leads all round every screen and Shift+Tab back; the panel is left by Escape or Done; scanning leads out of each group by itself.',
    shownBy: ['e2e/access-criteria.spec.ts › Tab comes to everything once', 'unit/kiosk/access/scanner.test.ts › nobody is caught in it'],
  },
  '2.1.4': {
    verdict: 'met',
    how: 'No key that writes does anything by itself: the keys for reading aloud and one-button use, which an administrator names, can’t be such keys.',
    shownBy: ['unit/server/configuration-folder.test.ts › a key for a switch that writes something'],
  },
  '2.2.1': {
    verdict: 'partly',
    how: 'Whoever stands still is asked, in time to answer, and may have the whole time again as often as they want; thanks and apology, which ask nothing, leave by themselves after a few seconds and cannot be held.',
    shownBy: [
      'unit/kiosk/kiosk.test.ts › gives the whole time again, as often as wanted',
      'e2e/every-screen.spec.ts › kiosk when the visitor walks away',
    ],
  },
  '2.2.2': {
    verdict: 'met',
    how: 'On the first screen the welcome and “you said, we did” take turns and a face blinks; all of it stands still from the moment the access panel is opened until nothing of it is wanted any more.',
    shownBy: ['e2e/access-criteria.spec.ts › what changes by itself stands still'],
  },
  '2.3.1': {
    verdict: 'met',
    how: 'Nothing flashes: what moves fades or slides, once; the face of the first screen blinks its eyes every five seconds or so.',
    noTest: 'the style sheets hold no other animation that repeats.',
  },
  '2.4.1': {
    verdict: 'met',
    how: 'Each screen gives the focus to its heading, behind what is the same on all of them.',
    shownBy: ['e2e/access.spec.ts › by keys alone'],
  },
  '2.4.2': {
    verdict: 'met',
    how: 'The title is what the kiosk asks, and the names of organisation and site, in the visitor’s language.',
    shownBy: ['e2e/access-criteria.spec.ts › the title says what it is for and whose'],
  },
  '2.4.3': {
    verdict: 'met',
    how: 'The focus goes through a screen as it is written, and back to where it was when a panel closes.',
    shownBy: [
      'e2e/access-criteria.spec.ts › Tab comes to everything once, in the order it is written',
      'e2e/access.spec.ts › comes back to where it was',
    ],
  },
  '2.4.4': { verdict: 'does not apply', how: 'There are no links; what can be touched are buttons.' },
  '2.4.5': { verdict: 'does not apply', how: 'It is one page; its screens are steps of one process.' },
  '2.4.6': {
    verdict: 'met',
    how: 'Each screen has one heading, which is what it asks or says.',
    shownBy: ['e2e/every-screen.spec.ts › kiosk', 'unit/kiosk/plain-language.test.ts'],
  },
  '2.4.7': {
    verdict: 'met',
    how: 'The focus is a line of more than two pixels round what has it, at every step.',
    shownBy: ['e2e/access.spec.ts › the focus is always to be seen'],
  },
  '2.4.11': {
    verdict: 'met',
    how: 'What has the focus lies behind nothing, also with the keyboard of the screen open.',
    shownBy: ['e2e/access-criteria.spec.ts › never behind anything'],
  },
  '2.5.1': {
    verdict: 'met',
    how: 'Single touches do everything; accents that appear under a held key have keys of their own as well.',
    shownBy: ['e2e/keyboard.spec.ts › without holding anything, accents have keys of their own'],
  },
  '2.5.2': {
    verdict: 'met',
    how: 'Buttons act when the finger is lifted from them and not when it slid off; only the keys of the screen’s keyboard act when they are touched, as keys do.',
    shownBy: ['e2e/access-criteria.spec.ts › a finger that slides off before it lets go has chosen nothing'],
  },
  '2.5.3': {
    verdict: 'met',
    how: 'The name of each thing holds the words that are seen on it.',
    shownBy: ['e2e/access-criteria.spec.ts › which holds the words that are seen'],
  },
  '2.5.4': { verdict: 'does not apply', how: 'Nothing is done by moving the device or in front of it.' },
  '2.5.7': {
    verdict: 'met',
    how: 'Nothing is dragged; lists that are longer than the glass have buttons to move them.',
    shownBy: ['e2e/complaint-by-every-way.spec.ts › from the first touch to the receipt'],
  },
  '2.5.8': {
    verdict: 'met',
    how: 'Everything that is touched is 20 mm of the glass, keys at least 12 mm on narrow glass.',
    shownBy: ['e2e/access-measured.spec.ts › everything that is touched is 20 mm, keys at least 12, none upon another'],
  },
} satisfies Partial<Record<Criterion, Row>>;
