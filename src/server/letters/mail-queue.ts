// E-mails on their way out, one after another: out of the facts that hold them, to the SMTP server, and what came of it back onto the case. An
// e-mail that was being handed over when a collector ended is not sent again: its owner is told that nobody knows.
import type { Parts } from '../parts.ts';
import type { StoredFact } from '../store/case-store.ts';
import type { OutgoingMail } from '../store/letter-store.ts';
import { addByRule } from './add-by-rule.ts';
import { contactByEmail } from './contact-by-email.ts';
import { openFactWords } from './letter-words.ts';
import type { Mail, Mailer, MailResult } from './mailer.ts';
import { nextTry } from './next-try.ts';

/** Longer than any handing over takes. */
const LOST_AFTER_MS = 15 * 60_000;
const LOOK_EVERY_MS = 30_000;

export type MailQueue = {
  /** Soon, and nobody waits for it. */
  nudge(): void;
  /** Sends what is due; resolves when nothing is any more. */
  run(): Promise<void>;
  /** Lets what is being handed over come to its end. */
  stop(): Promise<void>;
};
type Needs = Pick<Parts, 'store' | 'keys' | 'dues' | 'clock' | 'random' | 'log'>;

export function mailQueue(parts: Needs, mailer: Mailer): MailQueue {
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  const round = async () => {
    do {
      again = false;
      await sendDue(parts, mailer, () => stopped);
    } while (again && !stopped);
  };
  const run = (): Promise<void> => {
    again = true;
    running ??= round()
      .catch((error: unknown) => parts.log.error({ err: error }, 'e-mails could not be sent; tried again soon'))
      .finally(() => (running = null));
    return running;
  };
  const timer = setInterval(() => void run(), LOOK_EVERY_MS);
  timer.unref();
  return {
    nudge: () => void run(),
    run,
    async stop() {
      stopped = true;
      clearInterval(timer);
      await running;
      mailer.close();
    },
  };
}

async function sendDue(parts: Needs, mailer: Mailer, isOver: () => boolean): Promise<void> {
  const { letters } = parts.store;
  for (const mail of await letters.lostMail(parts.clock() - LOST_AFTER_MS)) await comeBack(parts, mail, 'uncertain', null);
  while (!isOver()) {
    const mail = await letters.takeMail(parts.clock());
    if (!mail) return;
    await sendOne(parts, mailer, mail);
  }
}

async function sendOne(parts: Needs, mailer: Mailer, mail: OutgoingMail): Promise<void> {
  const fact = (await parts.store.cases.facts(mail.organisation, mail.caseId)).find(({ id }) => id === mail.fact);
  const letter = fact ? await letterIn(parts, mail.organisation, fact) : null;
  // Erased meanwhile: there is nothing to send, and nothing to say.
  if (!fact || !letter) return parts.store.letters.endMail(mail, 'not-delivered');
  await settle(parts, mail, fact, await mailer.send(letter));
}

async function letterIn(parts: Needs, organisation: string, fact: StoredFact): Promise<Mail | null> {
  const words = await openFactWords(parts, organisation, fact);
  const text = words?.toPerson ?? words?.text;
  if (!words?.email || !words.subject || !text) return null;
  const { email: to, subject } = words;
  return { to, subject, text, id: fact.id, replyTo: await authorOf(parts, fact), isAutomatic: fact.by === 'rule' };
}

async function authorOf({ store }: Needs, { by }: StoredFact): Promise<Mail['replyTo']> {
  const [person, contact] = await Promise.all([store.people.byId(by), store.letters.contact(by)]);
  return person && contact ? { name: person.name, address: contact.email } : null;
}

async function settle(parts: Needs, mail: OutgoingMail, fact: StoredFact, came: MailResult): Promise<void> {
  if (came.result === 'taken') return taken(parts, mail, fact);
  const { result, code, reason } = came;
  const nextAt = result === 'later' ? nextTry(mail.tries, parts.clock()) : null;
  // The reason may hold the person's address: it goes onto the case, sealed, and into no log.
  parts.log.warn({ code, fact: mail.fact, tries: mail.tries, again: nextAt !== null }, 'an e-mail was not taken by the mail server');
  if (nextAt !== null) return parts.store.letters.mailWaitsAgain(mail, nextAt);
  await comeBack(parts, mail, 'not-delivered', reason);
}

/** What the rule wrote is an acknowledgement, and counts from when it went out. */
async function taken(parts: Needs, mail: OutgoingMail, { by }: StoredFact): Promise<void> {
  if (by !== 'rule') return parts.store.letters.endMail(mail, 'sent');
  await addByRule(parts, mail, () => [{ what: { fact: 'acknowledged', channel: 'e-mail' }, words: null }], {
    mail: { end: mail.fact, as: 'sent' },
    unless: ({ clock }) => clock.acknowledgedAt !== null,
  });
}

/** Onto the case, before its owner; where it was the answer, there is none yet. */
async function comeBack(parts: Needs, mail: OutgoingMail, outcome: 'not-delivered' | 'uncertain', reason: string | null): Promise<void> {
  const words = reason ? { text: reason } : null;
  const wasAnswer = hasAnswered(await parts.store.cases.facts(mail.organisation, mail.caseId), mail.fact);
  await addByRule(
    parts,
    mail,
    ({ state }, hour) => [
      { what: contactByEmail(hour, outcome), words },
      ...(wasAnswer && state === 'answered' ? [{ what: { fact: 'state', to: 'in-progress' } as const, words: null }] : []),
    ],
    { mail: { end: mail.fact, as: outcome } },
  );
}

/** What follows from a letter stands right behind it. */
function hasAnswered(facts: readonly StoredFact[], letter: string): boolean {
  const { what, by } = facts[facts.findIndex(({ id }) => id === letter) + 1] ?? {};
  return what?.fact === 'state' && what.to === 'answered' && by === facts.find(({ id }) => id === letter)?.by;
}
