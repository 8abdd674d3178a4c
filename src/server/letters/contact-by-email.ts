// What the collector itself says of an e-mail: that it sends one, that it came back, that nobody knows.
import type { What } from '../../protocol/cases/case-facts.ts';

type Contact = Extract<What, { fact: 'contact' }>;

export function contactByEmail(hour: Temporal.ZonedDateTime, outcome: Contact['outcome']): Contact {
  const time = hour.toPlainTime().toString({ smallestUnit: 'minute' });
  const when = { day: hour.toPlainDate().toString(), time };
  return { fact: 'contact', nature: 'ordinary', channel: 'e-mail', direction: 'to-person', ...when, outcome };
}
