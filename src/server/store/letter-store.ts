// The port to what letters need beside cases: how officers are reached, and which e-mails wait to go out. What is in an e-mail stands in the
// sealed words of its fact alone.
type OfficerContactRow = { person: string; email: string; phone: string };

/** Named by its fact. */
export type OutgoingMail = { organisation: string; fact: string; caseId: string; tries: number };

/** `sending` while it is handed to the SMTP server: what stays so was cut short, and nobody knows whether it went out. */
type MailEnd = 'sent' | 'not-delivered' | 'uncertain';

/** Written in the transaction of the facts: an e-mail waits when its letter is on the case, and ends with what is said of its end. */
export type MailChange = { queue: string } | { end: string; as: MailEnd };

export type LetterStore = {
  contact(person: string): Promise<OfficerContactRow | null>;
  putContact(contact: OfficerContactRow): Promise<void>;
  /** The one that has waited longest among those due; it is nobody else's until it ends or waits again. */
  takeMail(now: number): Promise<OutgoingMail | null>;
  /** Taken before that, and not heard of since. */
  lostMail(takenBefore: number): Promise<OutgoingMail[]>;
  mailWaitsAgain(mail: Pick<OutgoingMail, 'organisation' | 'fact'>, nextAt: number): Promise<void>;
  endMail(mail: Pick<OutgoingMail, 'organisation' | 'fact'>, as: MailEnd): Promise<void>;
};
