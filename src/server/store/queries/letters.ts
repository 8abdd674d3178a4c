// Officers' contacts, and e-mails on their way out. Several collectors may look for what is due: each e-mail is one's.
import type { LetterStore, MailChange, OutgoingMail } from '../letter-store.ts';
import type { Database, StoreEngine } from '../store-engine.ts';

const FIELDS = ['organisation', 'fact', 'caseId', 'tries'] as const;

export function letterStore({ database }: StoreEngine): LetterStore {
  const mails = () => database.selectFrom('outgoingMail').select(FIELDS);
  return {
    async contact(person) {
      return (await database.selectFrom('officerContacts').selectAll().where('person', '=', person).executeTakeFirst()) ?? null;
    },
    async putContact({ person, email, phone }) {
      await database
        .insertInto('officerContacts')
        .values({ person, email, phone })
        .onConflict((conflict) => conflict.column('person').doUpdateSet({ email, phone }))
        .execute();
    },
    async takeMail(now) {
      for (;;) {
        const due = mails().where('state', '=', 'waiting').where('nextAt', '<=', now);
        const mail = await due.orderBy('nextAt').limit(1).executeTakeFirst();
        if (!mail) return null;
        if (await take(database, mail, now)) return { ...mail, tries: mail.tries + 1 };
      }
    },
    lostMail: (takenBefore) => mails().where('state', '=', 'sending').where('takenAt', '<', takenBefore).execute(),
    async mailWaitsAgain({ organisation, fact }, nextAt) {
      const mail = database.updateTable('outgoingMail').set({ state: 'waiting', nextAt, takenAt: null });
      await mail.where('organisation', '=', organisation).where('fact', '=', fact).where('state', '=', 'sending').execute();
    },
    endMail: ({ organisation, fact }, as) => changeMail(database, { organisation, at: 0, caseOf: () => undefined }, { end: fact, as }),
  };
}

async function take(database: Database, { organisation, fact, tries }: OutgoingMail, now: number): Promise<boolean> {
  const mail = database.updateTable('outgoingMail').set({ state: 'sending', takenAt: now, tries: tries + 1 });
  const mine = mail.where('organisation', '=', organisation).where('fact', '=', fact).where('state', '=', 'waiting');
  return (await mine.executeTakeFirst()).numUpdatedRows === 1n;
}

type Place = {
  organisation: string;
  at: number;
  /** undefined: the fact was not new, so its e-mail waits already, or has ended. */
  caseOf: (fact: string) => string | undefined;
};

/** Within the transaction that says why. */
export async function changeMail(transaction: Database, { organisation, at, caseOf }: Place, change: MailChange): Promise<void> {
  if ('end' in change) {
    const mail = transaction.updateTable('outgoingMail').set({ state: change.as, takenAt: null });
    await mail.where('organisation', '=', organisation).where('fact', '=', change.end).where('state', '=', 'sending').execute();
    return;
  }
  const caseId = caseOf(change.queue);
  if (caseId === undefined) return;
  const mail = { organisation, fact: change.queue, caseId, state: 'waiting', tries: 0, nextAt: at, takenAt: null };
  await transaction.insertInto('outgoingMail').values(mail).execute();
}
