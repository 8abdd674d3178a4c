// EN 301 549, chapters 5, 8 and 9: what the visitor's screens do about it, and what is for whoever chooses and puts up the device.
import type { Clause, Row } from './criteria.ts';

const DEVICE = (what: string): Row => ({ verdict: 'does not apply', how: `It is for the device and where it stands: ${what}.` });

const SPEECH = {
  '5.1.2.2': {
    verdict: 'partly',
    how: 'Large text, contrast, low reach, reading aloud, keys and one switch are part of the kiosk, so that nothing has to be brought; but nobody hears it on a device that has no voice of its own for their language.',
    shownBy: [
      'e2e/access.spec.ts › what is chosen takes effect at once',
      'e2e/complaint-by-every-way.spec.ts › from the first touch to the receipt',
    ],
  },
  '5.1.3.1': {
    verdict: 'partly',
    how: 'Every screen is read out, made from what stands there, where the device has a local voice for the language; where it has none nothing is offered. Letters that are typed are not said.',
    shownBy: [
      'e2e/read-aloud.spec.ts › each screen when it comes, each thing as it is reached',
      'unit/kiosk/access/speaker.test.ts › never one that needs a network',
    ],
  },
  '5.1.3.2': {
    verdict: 'partly',
    how: 'What is said goes to the device’s audio output: whether that is a headset, an induction loop or a loudspeaker is for the device.',
    shownBy: ['e2e/read-aloud.spec.ts › each screen when it comes, each thing as it is reached'],
  },
  '5.1.3.3': {
    verdict: 'met',
    how: 'What is being said is marked on the screen, and follows the focus, touches and the scan.',
    shownBy: ['e2e/read-aloud.spec.ts › each thing as it is reached'],
  },
  '5.1.3.4': {
    verdict: 'met',
    how: 'A bar at the foot of the screen says again, goes on, and stops.',
    shownBy: ['e2e/read-aloud.spec.ts › each screen when it comes, each thing as it is reached'],
  },
  '5.1.3.5': {
    verdict: 'met',
    how: 'Any touch or key cuts off what is being said, and what comes next is said in its place.',
    shownBy: ['unit/kiosk/access/speaker.test.ts › stops what is being said, then says all in order'],
  },
  '5.1.3.6': {
    verdict: 'met',
    how: 'Faces and signs are said by their words.',
    shownBy: ['e2e/read-aloud.spec.ts › each thing as it is reached'],
  },
  '5.1.3.7': { verdict: 'does not apply', how: 'There is no video.' },
  '5.1.3.8': { verdict: 'does not apply', how: 'A visitor types nothing that is masked.' },
  '5.1.3.9': {
    verdict: 'met',
    how: 'What is typed is never said; answers that are read over, and a receipt, are said only when the visitor goes on to them.',
    shownBy: ['e2e/read-aloud.spec.ts › what is typed is not said'],
  },
  '5.1.3.10': {
    verdict: 'met',
    how: 'Nothing else sounds meanwhile but, where a configuration asks for it, a tick of less than a twentieth of a second.',
    noTest: 'there is nothing else in the sources that makes a sound.',
  },
  '5.1.3.11': DEVICE('the volume of a headset; the kiosk’s own steps turn both'),
  '5.1.3.12': {
    verdict: 'partly',
    how: 'Volume has five steps up to the most that the device gives; how loud that is in the room is not known to a page.',
    shownBy: ['e2e/read-aloud.spec.ts › it can be made louder'],
  },
  '5.1.3.13': {
    verdict: 'met',
    how: 'With the visit the volume goes back to its middle.',
    shownBy: [
      'unit/kiosk/access/forget-after-visit.test.ts › all that was chosen, also how loud, lasts for the visit and is as new after it',
    ],
  },
  '5.1.3.14': {
    verdict: 'met',
    how: 'Words are said by a voice for the language they are written in, also when it is changed half-way; no other is offered.',
    shownBy: [
      'e2e/read-aloud.spec.ts › each in the language it is written in',
      'unit/kiosk/access/speaker.test.ts › the voice for a language',
    ],
  },
  '5.1.3.15': {
    verdict: 'partly',
    how: 'A line that says what is missing is said as soon as it stands there; that it is spoken is not tried by a test of its own.',
  },
  '5.1.3.16': {
    verdict: 'partly',
    how: 'Reference and secret stand on the screen in letters and are read out with it; what is printed is on paper alone, and neither is tried by ear by a test of its own.',
  },
} satisfies Partial<Record<Clause, Row>>;

const GENERIC = {
  '5.1.4': {
    verdict: 'partly',
    how: 'In large text, on glass of 24 inches, what is asked and what can be chosen is at least 0.7 degrees high from half a metre away; on smaller glass, and what stands around it, less.',
    shownBy: ['e2e/access-criteria.spec.ts › in large text what is asked, and what can be chosen'],
  },
  '5.1.5': {
    verdict: 'met',
    how: 'Nothing is told by sound alone: a tick and a shake only go with what the screen shows.',
    shownBy: ['e2e/look.spec.ts › a touch is answered by sound and a shake where that is wanted'],
  },
  '5.1.6.1': { verdict: 'does not apply', how: 'It is not closed to keyboards: any that the device has works everything.' },
  '5.1.6.2': {
    verdict: 'met',
    how: 'The focus is there on every screen, can be moved both ways by keys, and never stays caught.',
    shownBy: ['e2e/access-criteria.spec.ts › and out again; Shift+Tab goes back'],
  },
  '5.1.7': { verdict: 'met', how: 'Nothing has to be spoken.', noTest: 'no screen listens, and the microphone is refused by a header.' },
  '5.2': {
    verdict: 'partly',
    how: 'A held key starts one-button use, a key that can be felt may turn on reading aloud, and one touch on a known sign opens the rest; without such a key somebody who can’t see has to be shown the sign.',
    shownBy: [
      'e2e/access.spec.ts › a key that is held presses nothing; held on, it begins the one-button use',
      'e2e/access.spec.ts › the key that is configured for the switch',
    ],
  },
  '5.3': { verdict: 'does not apply', how: 'Nobody is recognised by their body. Staff may use a security key.' },
  '5.4': { verdict: 'does not apply', how: 'Nothing is converted.' },
  '5.5.1': {
    verdict: 'met',
    how: 'One light touch at a time, on 20 mm; a touch that slips, is held long or comes twice does no harm.',
    shownBy: [
      'e2e/access-measured.spec.ts › everything that is touched is 20 mm',
      'e2e/access.spec.ts › who touches twice without meaning to is heard once',
    ],
  },
  '5.5.2': {
    verdict: 'partly',
    how: 'Glass cannot be felt: by ear, “Next” and “Choose” stand always in the same place at its foot, and a device may have keys that can be felt.',
    shownBy: ['e2e/read-aloud.spec.ts › each screen when it comes, each thing as it is reached'],
  },
  '5.6.1': {
    verdict: 'met',
    how: 'While reading aloud is on, what is switched says whether it is chosen.',
    shownBy: ['e2e/read-aloud.spec.ts › each screen when it comes, each thing as it is reached'],
  },
  '5.6.2': {
    verdict: 'met',
    how: 'What is on has a tick, a wider edge and its state.',
    shownBy: ['e2e/access-criteria.spec.ts › what is on says so'],
  },
  '5.7': {
    verdict: 'met',
    how: 'Held, the erasing and moving keys of the screen’s keyboard repeat after 0.42 seconds, those of the device as its system says; who has repeated touches ignored has nothing repeat.',
    shownBy: [
      'e2e/access.spec.ts › a key that is held is pressed once for who asked for that',
      'e2e/keyboard.spec.ts › erasing goes on while held',
    ],
  },
  '5.8': {
    verdict: 'met',
    how: 'Who asks for it has touches, and the same key again, ignored for 0.7 seconds; it ends with the visit.',
    shownBy: [
      'unit/kiosk/access/ignore-repeats.test.ts › the same key again at once is not heard, another key is',
      'e2e/access.spec.ts › who touches twice without meaning to is heard once',
    ],
  },
  '5.9': {
    verdict: 'met',
    how: 'Nothing a visitor does needs two things at once: Shift and the like stay down by themselves.',
    shownBy: [
      'e2e/keyboard.spec.ts › Shift says that it is down',
      'e2e/complaint-by-every-way.spec.ts › from the first touch to the receipt',
    ],
  },
} satisfies Partial<Record<Clause, Row>>;

const HARDWARE_AND_WEB = {
  '8.1.2': DEVICE('its sockets and what fits them'),
  '8.1.3': {
    verdict: 'met',
    how: 'As 1.4.1, as far as it is the screen.',
    shownBy: ['e2e/access-measured.spec.ts › words 4.5 to 1, faces, edges of controls and focus 3 to 1'],
  },
  '8.2': DEVICE('loudness and induction of its speaker or handset'),
  '8.3.2': {
    verdict: 'partly',
    how: 'At what height it is put up is for whoever does that; “Everything lower down” brings all that is touched into the lower half of tall glass, and on lower glass there is no need.',
    shownBy: ['e2e/access-measured.spec.ts › with low reach the middle of everything that is touched lies in the lower half'],
  },
  '8.3.3': {
    verdict: 'partly',
    how: 'As 8.3.2.',
    shownBy: ['e2e/access-measured.spec.ts › with low reach the middle of everything that is touched lies in the lower half'],
  },
  '8.3.4': DEVICE('room for a wheelchair before it'),
  '8.3.5': DEVICE('that the glass can be seen from 1,015 mm above the floor'),
  '8.3.6': DEVICE('the instructions for putting it up'),
  '8.4': DEVICE('keys, and the force that they and paper need'),
  '8.5': DEVICE('a mark that can be felt at the key for reading aloud'),
  '9.1–9.4': { verdict: 'partly', how: 'Criterion by criterion in the first table.' },
  '9.6': {
    verdict: 'partly',
    how: 'Whole pages and whole processes, in a browser that is known, with nothing that gets in the way; but not every criterion is met.',
    shownBy: ['e2e/complaint-by-every-way.spec.ts › from the first touch to the receipt'],
  },
} satisfies Partial<Record<Clause, Row>>;

export const GENERIC_AND_HARDWARE = { ...SPEECH, ...GENERIC, ...HARDWARE_AND_WEB };
