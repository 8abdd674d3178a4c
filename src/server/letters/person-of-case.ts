// How the person who left a case can be written to, by what they said last: with the message, to whoever opened the case by hand, or at their receipt.
import * as v from 'valibot';
import { contactInMessage, type MessageContact } from '../../protocol/cases/contact-in-message.ts';
import { FormBody } from '../../protocol/form-body.ts';
import { shownFrom } from '../configuration/shown-from.ts';
import { openSealedBody } from '../keys/open-sealed-body.ts';
import type { Parts } from '../parts.ts';
import type { ArrivedMessage, StoredFact } from '../store/case-store.ts';
import { openFactWords } from './letter-words.ts';

type Needs = Pick<Parts, 'store' | 'keys'>;
const Body = v.pipe(v.string(), v.parseJson(), FormBody);

export async function personOfCase(
  parts: Needs,
  organisation: string,
  { facts, entry }: { facts: readonly StoredFact[]; entry: string | null },
): Promise<MessageContact> {
  const message = entry === null ? null : await parts.store.cases.arrived(organisation, entry);
  const told = facts.filter(({ what }) => what.fact === 'opened' || what.fact === 'added');
  const opened = await Promise.all(told.map((fact) => openFactWords(parts, organisation, fact)));
  const first = message && (await contactOfMessage(parts, organisation, message));
  const last = (name: 'name' | 'email' | 'address') => opened.findLast((words) => words?.[name])?.[name] ?? first?.[name] ?? null;
  return { name: last('name'), email: last('email'), address: last('address') };
}

/** null: nobody here can open it, or it is no message of a form. */
export async function contactOfMessage(parts: Needs, organisation: string, message: ArrivedMessage): Promise<MessageContact | null> {
  const { id, kiosk, revision, body } = message;
  const keys = await parts.keys.sealingKeys(organisation);
  const plain = v.safeParse(Body, await openSealedBody(body, { organisation, entryId: id }, keys));
  return plain.success ? contactInMessage(plain.output, await shownFrom(parts.store)(kiosk, revision)) : null;
}
