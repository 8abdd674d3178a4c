// A letter goes out, or is recorded as posted: onto the case first, with what follows from it, and in the same transaction into the queue of e-mails.
import type { What } from '../../protocol/cases/case-facts.ts';
import type { Case } from '../../protocol/cases/case-from.ts';
import { refusalOf } from '../../protocol/cases/refusal.ts';
import { mayFollow } from '../../protocol/cases/state-changes.ts';
import type { SendLetterRequest } from '../../protocol/letters/letter-api.ts';
import { unsaidOfficer } from '../../protocol/letters/letter-templates.ts';
import { Problem } from '../../protocol/problem.ts';
import { addFacts } from '../cases/add-facts.ts';
import type { Parts } from '../parts.ts';
import type { PersonRow } from '../store/store.ts';
import { colleagueOf, knownCase, officerFacts } from './draft-letter.ts';

type Needs = Pick<Parts, 'store' | 'keys' | 'dues' | 'mail'>;
type Asked = { person: PersonRow; case: string; letter: SendLetterRequest };
type Sent = Awaited<ReturnType<typeof addFacts>>;

/** Throws `not-found`, `no-mail`, `contact-missing`, `shape-invalid`. What the case refuses is refused whole: nothing is sent then. */
export async function sendLetter(parts: Needs, { person, case: id, letter }: Asked, at: number): Promise<Sent> {
  if (letter.by === 'e-mail' && !parts.mail) throw new Problem('no-mail');
  const { found } = await knownCase(parts, person, id);
  await checkOfficer(parts, person, letter);
  const { today, time } = await nowAt(parts, person.organisation, found.site, at);
  const what = letter.kind === 'compliment' ? await passedOn(parts, person, found, letter) : contact(letter, today, time);
  const follows = followsFrom(found, letter, today);
  const { doneAt, basedOn } = letter;
  const facts = [
    { id: letter.id, case: id, doneAt, basedOn, what, words: wordsOf(letter) },
    ...(follows ? [{ id: letter.followsId, case: id, doneAt, basedOn, what: follows, words: null }] : []),
  ];
  const hand = { by: person.id, hand: person.role };
  const besides: NonNullable<Parameters<typeof addFacts>[4]>['besides'] = (history) =>
    follows ? refusalOf(history, { basedOn, what: follows }, hand) : null;
  const sent = await addFacts(parts, person, { facts }, at, {
    besides,
    ...(letter.by === 'e-mail' && { mail: { queue: letter.id } }),
  });
  parts.mail?.nudge();
  return sent;
}

/** BZ6: whoever gets it knows whom to turn to, whatever was changed in the text. */
async function checkOfficer(parts: Needs, person: PersonRow, { kind, text }: SendLetterRequest): Promise<void> {
  if (kind === 'acknowledgement') return;
  const unsaid = unsaidOfficer(text, Object.values(await officerFacts(parts, person)));
  if (unsaid.length > 0 && kind !== 'compliment')
    throw new Problem('shape-invalid', { detail: 'your full name, e-mail address and phone number, as you put them in', path: 'text' });
}

async function nowAt({ store }: Needs, organisation: string, site: string, at: number) {
  const there = await store.kiosks.site(organisation, site);
  const now = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(there?.timeZone ?? 'UTC');
  return { today: now.toPlainDate().toString(), time: now.toPlainTime().toString({ smallestUnit: 'minute' }) };
}

/** By e-mail only to the address that the colleague has here: it holds somebody's words. */
async function passedOn(parts: Needs, { organisation }: PersonRow, { kind }: Case, letter: SendLetterRequest): Promise<What> {
  if (kind !== 'compliment') throw new Problem('shape-invalid', { detail: 'a compliment', path: 'kind' });
  const { email } = await colleagueOf(parts, organisation, letter.colleague);
  if (letter.by === 'e-mail' && letter.email !== email)
    throw new Problem('shape-invalid', { detail: 'the address of that colleague', path: 'email' });
  return { fact: 'passed-on', to: letter.colleague ?? '', channel: channelOf(letter) };
}

function contact(letter: SendLetterRequest, day: string, time: string): What {
  return { fact: 'contact', nature: 'ordinary', channel: channelOf(letter), direction: 'to-person', day, time, outcome: 'sent' };
}

function channelOf({ by }: SendLetterRequest): 'e-mail' | 'letter' {
  return by === 'e-mail' ? 'e-mail' : 'letter';
}

/** What is not said once more: an answer to what has been answered changes no state. */
function followsFrom({ clock, state }: Case, letter: SendLetterRequest, today: string): What | null {
  switch (letter.kind) {
    case 'compliment':
      return null;
    case 'acknowledgement':
      return clock.acknowledgedAt === null ? { fact: 'acknowledged', channel: channelOf(letter) } : null;
    case 'answer':
      return state !== 'answered' && mayFollow(state, 'answered') ? { fact: 'state', to: 'answered' } : null;
    case 'extension':
      if (clock.extendedTo === null) throw new Problem('shape-invalid', { detail: 'a case whose time was extended', path: 'kind' });
      return { fact: 'extended', to: clock.extendedTo, toldOn: today };
  }
}

function wordsOf(letter: SendLetterRequest) {
  const { kind, subject, text } = letter;
  const email = letter.by === 'e-mail' ? { email: letter.email } : {};
  return { subject, ...email, ...(kind === 'compliment' ? { text } : { toPerson: text }) };
}
