// WCAG 2.2, principle 1: what the visitor's screens do about it.
import type { Criterion, Row } from './criteria.ts';

const NO_MEDIA: Row = { verdict: 'does not apply', how: 'Nothing is recorded, filmed or sent live.' };

export const PERCEIVABLE = {
  '1.1.1': {
    verdict: 'met',
    how: 'Faces and signs are drawings that are hidden from readers beside words that say the same; a QR code is called what it is for, and its content stands beside it in letters.',
    shownBy: ['e2e/every-screen.spec.ts › kiosk', 'e2e/gallery-sample.spec.ts › a sample of all screens of all services'],
  },
  '1.2.1': NO_MEDIA,
  '1.2.2': NO_MEDIA,
  '1.2.3': NO_MEDIA,
  '1.2.4': NO_MEDIA,
  '1.2.5': NO_MEDIA,
  '1.3.1': {
    verdict: 'met',
    how: 'Headings, lists, buttons, groups and fields are the elements of that name; what is chosen is said by its state.',
    shownBy: ['e2e/every-screen.spec.ts › kiosk', 'e2e/access-criteria.spec.ts › what takes the focus has a role and a name'],
  },
  '1.3.2': {
    verdict: 'met',
    how: 'Screens are written in the order in which they are read, and read out in it.',
    shownBy: [
      'e2e/access-criteria.spec.ts › Tab comes to everything once, in the order it is written',
      'e2e/read-aloud.spec.ts › each screen when it comes, each thing as it is reached',
    ],
  },
  '1.3.3': {
    verdict: 'met',
    how: 'What is to be touched is called by its words; where a place is named as well, as “at the foot of the screen”, the words are too.',
    noTest: 'whether a sentence can be followed without seeing is judged by reading the texts.',
  },
  '1.3.4': {
    verdict: 'met',
    how: 'Upright and lying screens offer the same, each laid out for itself.',
    shownBy: ['e2e/access-criteria.spec.ts › the same can be done on a screen upright and lying'],
  },
  '1.3.5': {
    verdict: 'not met',
    how: 'Fields for name, e-mail address and phone number do not say to the browser what they are for, on purpose: on a screen that everybody uses it must neither offer nor remember anything.',
    shownBy: ['e2e/keyboard.spec.ts › the browser adds nothing to the field'],
  },
  '1.4.1': {
    verdict: 'met',
    how: 'Faces differ in shape and have their words below them, and in high contrast in shape alone; what is chosen has a tick and a wider edge.',
    shownBy: ['e2e/access-measured.spec.ts › words 4.5 to 1, faces, edges of controls and focus 3 to 1'],
  },
  '1.4.2': {
    verdict: 'met',
    how: 'Nothing sounds for longer than a tick unless a visitor asked for reading aloud, which can be stopped and made louder or softer.',
    shownBy: ['e2e/read-aloud.spec.ts › it can be made louder'],
  },
  '1.4.3': {
    verdict: 'met',
    how: 'Words have 4.5 to 1 in all four themes; an organisation’s own colours that have less are refused.',
    shownBy: [
      'e2e/access-measured.spec.ts › words 4.5 to 1, faces, edges of controls and focus 3 to 1',
      'unit/protocol/look.test.ts › that can’t are refused, with what was measured and what is needed',
    ],
  },
  '1.4.4': {
    verdict: 'partly',
    how: 'A kiosk’s page cannot be zoomed; Large text makes words 1.4 to 1.5 times as large and headings 1 to 1.2 times, not twice.',
    shownBy: ['e2e/access-criteria.spec.ts › in large text what is asked, and what can be chosen'],
  },
  '1.4.5': {
    verdict: 'met',
    how: 'Words are text; an organisation’s logo, where it has one, is the only image that may hold some.',
    noTest: 'there is no image of words to be found in the sources.',
  },
  '1.4.10': {
    verdict: 'not met',
    how: 'Screens are composed for glass from 768 pixels in width; at 320 pixels, as where a page is zoomed, nothing is tried.',
  },
  '1.4.11': {
    verdict: 'met',
    how: 'Faces, edges of controls, ticks and focus have 3 to 1 on what is around them, in all four themes.',
    shownBy: ['e2e/access-measured.spec.ts › words 4.5 to 1, faces, edges of controls and focus 3 to 1'],
  },
  '1.4.12': {
    verdict: 'met',
    how: 'With lines, letters and words set apart as the criterion says, nothing is cut off, covered or out of reach.',
    shownBy: ['e2e/access-criteria.spec.ts › text may be spaced wider'],
  },
  '1.4.13': {
    verdict: 'met',
    how: 'Only the keyboard of the screen comes with the focus: it leaves the field in sight, stays, and goes with Done.',
    shownBy: ['e2e/keyboard.spec.ts › Done gives the screen back', 'e2e/keyboard.spec.ts › the line being typed stays in sight'],
  },
} satisfies Partial<Record<Criterion, Row>>;
