// WCAG 2.2, principles 3 and 4: what the visitor's screens do about it.
import type { Criterion, Row } from './criteria.ts';

export const UNDERSTANDABLE_AND_ROBUST = {
  '3.1.1': {
    verdict: 'met',
    how: 'The page says in which language it is, and follows the visitor’s choice.',
    shownBy: [
      'e2e/access-criteria.spec.ts › says in which it is written',
      'e2e/languages.spec.ts › the language can be changed at every step',
    ],
  },
  '3.1.2': {
    verdict: 'met',
    how: 'Welcome and names of languages say which they are in; screens in which words of another language stand are looked for.',
    shownBy: [
      'e2e/access-criteria.spec.ts › each part in another language, says in which it is written',
      'e2e/gallery-sample.spec.ts › words of another language on a screen, and bad contrast, are found there',
    ],
  },
  '3.2.1': {
    verdict: 'met',
    how: 'Coming to a thing changes nothing but the focus.',
    shownBy: ['e2e/access-criteria.spec.ts › neither coming to a thing nor marking it leads anywhere'],
  },
  '3.2.2': {
    verdict: 'met',
    how: 'What may be several, and words, are marked and written without going on; where one touch is the answer, as with a face, the screen says so.',
    shownBy: ['e2e/access-criteria.spec.ts › neither coming to a thing nor marking it leads anywhere'],
  },
  '3.2.3': {
    verdict: 'met',
    how: 'Organisation, languages and Access stand at the top of every screen in the same order, going on and back at its foot.',
    shownBy: [
      'e2e/access.spec.ts › what is chosen takes effect at once',
      'e2e/languages.spec.ts › the language can be changed at every step',
    ],
  },
  '3.2.4': {
    verdict: 'met',
    how: 'What does the same is called the same: each such word is one text.',
    shownBy: ['unit/kiosk-texts.test.ts'],
  },
  '3.2.6': {
    verdict: 'met',
    how: 'Where an organisation says where else to turn, it is behind the same door, below the question and below the invitation.',
    shownBy: ['e2e/standards.spec.ts › one tap from the first screen', 'e2e/standards.spec.ts › two taps from a question'],
  },
  '3.3.1': {
    verdict: 'met',
    how: 'What is missing or can’t be right is said in a sentence beside the question.',
    shownBy: ['e2e/access-criteria.spec.ts › what is missing is said in words, at once', 'unit/kiosk/contact-check.test.ts › is unusual'],
  },
  '3.3.2': {
    verdict: 'met',
    how: 'Each field is called by its question, which says as well when it may be left out and how much it takes.',
    shownBy: [
      'e2e/access-criteria.spec.ts › what takes the focus has a role and a name',
      'e2e/belize.spec.ts › what to leave out where words are typed',
    ],
  },
  '3.3.3': {
    verdict: 'met',
    how: 'The sentence says what would help; an address or number that looks unusual is asked about, not refused.',
    shownBy: [
      'e2e/access-criteria.spec.ts › what is missing is said in words, at once',
      'unit/kiosk/contact-check.test.ts › a phone number',
    ],
  },
  '3.3.4': {
    verdict: 'met',
    how: 'A message is shown as a whole before it is sent, and each answer can be changed there.',
    shownBy: [
      'unit/kiosk/form-steps.test.ts › only after all of it was shown',
      'e2e/belize.spec.ts › on its longest way, from the door to the inbox',
    ],
  },
  '3.3.7': {
    verdict: 'met',
    how: 'Nothing is asked twice: going back, changing an answer and leaving by the door lose nothing.',
    shownBy: ['unit/kiosk/form-steps.test.ts › goes back without loss, also out of the door and in again'],
  },
  '3.3.8': { verdict: 'does not apply', how: 'Visitors prove nothing about themselves.' },
  '4.1.2': {
    verdict: 'met',
    how: 'What takes the focus is a button or a field with a name; what is on says so.',
    shownBy: ['e2e/access-criteria.spec.ts › what takes the focus has a role and a name', 'e2e/every-screen.spec.ts › kiosk'],
  },
  '4.1.3': {
    verdict: 'met',
    how: 'Saving, what is missing, what a search found and the seconds that are left are said without the focus going there.',
    shownBy: ['e2e/access-criteria.spec.ts › without the focus going anywhere'],
  },
} satisfies Partial<Record<Criterion, Row>>;
