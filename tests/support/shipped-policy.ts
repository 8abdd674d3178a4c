// The case policies that are shipped, and plain ones to test with: what is not said is as in Jersey's.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { type CasePolicy, CasePolicyFile, type PolicyCalendar, type WorkingTime } from '../../src/protocol/case-policy.ts';
import { CASE_STAGES } from '../../src/protocol/case-stages.ts';
import { CaseKind, ContactChannel } from '../../src/protocol/cases/case-kinds.ts';
import { PROJECT_FOLDER } from '../../src/server/project-folder.ts';

const read = new Map<string, CasePolicy>();

export function shippedPolicy(organisation: string): CasePolicy {
  const known = read.get(organisation) ?? readPolicy(organisation);
  read.set(organisation, known);
  return known;
}

function readPolicy(organisation: string): CasePolicy {
  const file = join(PROJECT_FOLDER, 'kiosk-config/organisations', organisation, 'cases.json');
  const { $schema: _, ...policy } = v.parse(CasePolicyFile, JSON.parse(readFileSync(file, 'utf8')));
  return policy;
}

type Times = { acknowledge?: Partial<Time> | null; respond?: Partial<Time> | null };
type Time = { workingDays: number; workingMinutes: number; toBeConfirmed: boolean };

/** The same for every case. */
export function policyOf(
  { acknowledge = { workingDays: 1 }, respond = { workingDays: 15 } }: Times,
  calendar?: Partial<PolicyCalendar>,
): CasePolicy {
  const policy = shippedPolicy('joic');
  const every = { kinds: [...CaseKind.options], contacts: [...ContactChannel.options], stages: [...CASE_STAGES] };
  const time = (given: Partial<Time> | null) => given && ({ source: 'test', toBeConfirmed: false, ...given } as WorkingTime);
  const targets = [{ ...every, acknowledgeWithin: time(acknowledge), respondWithin: time(respond) }];
  return { ...policy, targets, calendar: { ...policy.calendar, ...calendar } };
}

export function openFrom(
  from: string,
  until: string,
  days: PolicyCalendar['hours']['open'][number]['days'] = WEEK,
): PolicyCalendar['hours'] {
  return { open: [{ days: [...days], from, until }], source: 'test', toBeConfirmed: false };
}
const WEEK = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const satisfies PolicyCalendar['hours']['open'][number]['days'];

/** Wall time such as `2026-04-02 10:00` in a zone. */
export function momentAt(wallTime: string, timeZone: string): number {
  return Temporal.PlainDateTime.from(wallTime.replace(' ', 'T')).toZonedDateTime(timeZone).epochMilliseconds;
}
