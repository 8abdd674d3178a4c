// A fact that nobody has confirmed, in words: what it is about, and what is promised. Pure.
import type { Unconfirmed } from '../../protocol/unconfirmed-api.ts';
import type { Texts } from '../texts/en.ts';
import { calendarDay } from '../ui/spoken-time.ts';

type Target = Extract<Unconfirmed, { what: 'target' }>;

export function unconfirmedWords(fact: Unconfirmed, texts: Texts, tag: string): { what: string; value: string } {
  const t = texts.unconfirmed;
  switch (fact.what) {
    case 'target':
      return { what: target(fact, texts, tag), value: time(fact.time, texts) };
    case 'hours':
      return { what: t.hours, value: t.asFiled };
    case 'extension':
      return { what: t.extension, value: t.needs[fact.needs] };
    case 'holiday': {
      const day = fact.day === null ? (fact.rule ?? '') : calendarDay(fact.day, tag);
      return fact.name === null ? { what: t.noHoliday, value: day } : { what: t.holiday(fact.name), value: day };
    }
    case 'retention':
      return {
        what: t.kept((t.keptKinds as Record<string, string>)[fact.of] ?? fact.of),
        value: fact.days === null ? t.forEver : t.days(fact.days),
      };
  }
}

/** Where it is for all of them, none is named. */
function target({ promise, kinds, contacts, stages }: Target, { unconfirmed: t, cases }: Texts, tag: string): string {
  const list = (names: readonly string[]) => new Intl.ListFormat(tag, { type: 'conjunction' }).format(names.map(lower));
  const about = [
    kinds.length < Object.keys(cases.kinds).length ? list(kinds.map((kind) => cases.kinds[kind])) : '',
    contacts.length < Object.keys(cases.contacts).length ? list(contacts.map((contact) => cases.contacts[contact])) : '',
    stages.length === 1 ? list(stages.map((stage) => cases.stages[stage])) : '',
  ].filter((each) => each !== '');
  return about.length === 0 ? t.promises[promise] : `${t.promises[promise]} (${about.join('; ')})`;
}

function time(within: Target['time'], { unconfirmed: t }: Texts): string {
  return 'workingDays' in within ? t.workingDays(within.workingDays) : t.workingMinutes(within.workingMinutes);
}

function lower(label: string): string {
  return label.charAt(0).toLowerCase() + label.slice(1);
}
