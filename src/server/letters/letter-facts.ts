// What a letter is filled with: the case's facts in the language of the letter. What is not known is left out, and so is its line.
import type { Case } from '../../protocol/cases/case-from.ts';
import { kindName } from '../../protocol/letters/kind-names.ts';
import type { LetterFacts } from '../../protocol/letters/letter-templates.ts';
import { textIn } from '../../protocol/text.ts';
import { organisationClocks } from '../clock/organisation-clock.ts';
import { readClock } from '../clock/read-clock.ts';
import { shownFrom } from '../configuration/shown-from.ts';
import type { Parts } from '../parts.ts';

type Needs = Pick<Parts, 'store' | 'log'>;

export async function letterFacts(parts: Needs, organisation: string, found: Case, locale: string, now: number): Promise<LetterFacts> {
  const named = await parts.store.kiosks.organisation(organisation);
  const due = found.clock.extendedTo ?? (await dueDay(parts, organisation, found, now));
  return {
    reference: grouped(found.reference),
    received: spokenDay(found.day, locale),
    ...(named && { organisation: textIn(named.name, locale, 'en') }),
    ...defined('due', due === null ? undefined : spokenDay(due, locale)),
    ...defined('kind', kindName(found.kind, locale)),
    ...defined('service', await serviceName(parts, organisation, found, locale)),
  };
}

function defined<Name extends string>(name: Name, value: string | undefined): { [N in Name]?: string } {
  return (value === undefined ? {} : { [name]: value }) as { [N in Name]?: string };
}

function spokenDay(day: string, locale: string): string {
  // Where these services are, the day comes before the month.
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    Date.parse(`${day}T12:00:00Z`),
  );
}

/** As receipts print them. */
function grouped(reference: string): string {
  return reference.replaceAll(/(.{4})(?=.)/g, '$1 ').trim();
}

/** While the person is waited for, and where nothing is promised, nobody knows. */
async function dueDay({ store, log }: Needs, organisation: string, { kind, contact, stage, clock }: Case, now: number) {
  try {
    const promised = await organisationClocks(store)(organisation);
    const due = promised && readClock(promised.policy, promised.calendar, { kind, contact, stage, ...clock }, now).respond;
    return due && due.state !== 'paused' ? due.day : null;
  } catch (error) {
    log.error({ err: error, organisation }, 'the clock could not say for a letter by when a case is due');
    return null;
  }
}

/** As the kiosks of its site name it. */
async function serviceName({ store }: Needs, organisation: string, { service, site }: Case, locale: string): Promise<string | undefined> {
  if (service === null) return undefined;
  const shown = shownFrom(store);
  for (const kiosk of await store.kiosks.kiosks(organisation)) {
    const configuration = kiosk.site === site && kiosk.wanted !== null ? await shown(kiosk.id, kiosk.wanted) : null;
    const found = configuration?.standards?.services.find(({ id }) => id === service);
    if (found) return textIn(found.name, locale, 'en');
  }
  return undefined;
}
