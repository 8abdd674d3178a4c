// Letters: drafted, sent, and how officers are reached.
import { Problem } from '../../protocol/problem.ts';
import type { Handlers } from '../api/handler.ts';
import { shownTo } from '../cases/shown-case.ts';
import { itemNames } from '../inbox/item-names.ts';
import type { Parts } from '../parts.ts';
import type { PersonRow } from '../store/store.ts';
import { draftLetter } from './draft-letter.ts';
import { sendLetter } from './send-letter.ts';

type LetterHandlers = Pick<Handlers, 'letterDraft' | 'sendLetter' | 'officerContact' | 'putOfficerContact'>;

export function letterHandlers(parts: Parts): LetterHandlers {
  const { store } = parts;
  const names = itemNames(store);
  return {
    letterDraft({ caller, param, query, receivedAt }) {
      const asked = { kind: query('kind'), locale: query('locale'), colleague: query('colleague') };
      return draftLetter(parts, { person: caller.person, case: param('case'), ...asked }, receivedAt);
    },

    async sendLetter({ caller, param, body, receivedAt }) {
      const { hide } = await names();
      const { answers, cases } = await sendLetter(parts, { person: caller.person, case: param('case'), letter: body }, receivedAt);
      const [first] = await shownTo(store, caller.person, cases, hide);
      return { answers, case: first ?? null };
    },

    async officerContact({ caller, param }) {
      const { id } = await whoseContact(parts, caller.person, param('person'));
      return { contact: await contactOf(parts, id) };
    },

    async putOfficerContact({ caller, param, body, receivedAt: at }) {
      const { id, organisation } = await whoseContact(parts, caller.person, param('person'));
      await store.letters.putContact({ person: id, ...body });
      const event = { organisation, at, actor: caller.person.id, action: 'officer-contact-put', target: id, details: '{}' };
      await store.audit.append([event]);
      return { contact: body };
    },
  };
}

/** Throws `not-found` for anybody whose contact is not the caller's business. */
async function whoseContact({ store }: Parts, caller: PersonRow, id: string): Promise<PersonRow> {
  if (caller.id === id) return caller;
  const person = caller.role === 'administrator' ? await store.people.byId(id) : null;
  if (person?.organisation !== caller.organisation) throw new Problem('not-found');
  return person;
}

async function contactOf({ store }: Parts, person: string) {
  const contact = await store.letters.contact(person);
  return contact && { email: contact.email, phone: contact.phone };
}
