// The acknowledgement that nobody has to write: by e-mail, when a message that asks for an answer by e-mail becomes a case. Once, however often the
// message is looked at; it counts from when it went out.

import * as v from 'valibot';
import type { Case } from '../../protocol/cases/case-from.ts';
import { caseFrom } from '../../protocol/cases/case-from.ts';
import { MailAddress } from '../../protocol/letters/letter-api.ts';
import { fillLetter, templateIn } from '../../protocol/letters/letter-templates.ts';
import type { Parts } from '../parts.ts';
import type { ArrivedMessage, StoredCase } from '../store/case-store.ts';
import { addByRule, newFactId } from './add-by-rule.ts';
import { contactByEmail } from './contact-by-email.ts';
import { letterFacts } from './letter-facts.ts';
import { lettersOf } from './letters-of.ts';
import { contactOfMessage } from './person-of-case.ts';

type Needs = Pick<Parts, 'store' | 'keys' | 'dues' | 'clock' | 'random' | 'log' | 'mail'>;

export async function acknowledgeByEmail(parts: Needs, message: ArrivedMessage, { id: caseId, organisation, contact }: StoredCase) {
  const letters = parts.mail && contact === 'e-mail' ? await lettersOf(parts, organisation) : null;
  if (!parts.mail || !letters?.acknowledgeByEmail) return;
  const person = await contactOfMessage(parts, organisation, message);
  const email = v.safeParse(MailAddress, person?.email);
  const facts = await parts.store.cases.facts(organisation, caseId);
  const found = caseFrom(facts.map((fact) => ({ ...fact, words: null })));
  if (!email.success || !found || !isUntouched(found)) return;
  const { locale, template } = templateIn(letters, 'acknowledgement', found.locale);
  const { subject, text } = fillLetter(template, await letterFacts(parts, organisation, found, locale, parts.clock()));
  const fact = newFactId(parts);
  const words = { subject, toPerson: text, email: email.output };
  await addByRule(parts, { organisation, caseId }, (_, hour) => [{ id: fact, what: contactByEmail(hour, 'sent'), words }], {
    mail: { queue: fact },
    unless: (now) => !isUntouched(now),
  });
  parts.mail.nudge();
}

/** Whoever has begun on it says so themselves; and what the rule has said once is the first thing said. */
function isUntouched({ number }: Pick<Case, 'number'>): boolean {
  return number === 1;
}
