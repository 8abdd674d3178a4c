// Who asks: an administrator, somebody at every site, at one, for oversight, for intake; signed in to the collector as people are.
import type { Role } from '../../../src/protocol/console-api.ts';
import type { CollectorProcess } from '../../support/collector-process.ts';
import { anAdministrator, aPersonWith, type ConsoleSession, signIn } from '../../support/console-session.ts';
import { DESK } from './desk-size.ts';

const DESK_PEOPLE = ['staff', 'site-staff', 'oversight', 'intake', 'administrator'] as const;
export type DeskPerson = (typeof DESK_PEOPLE)[number];
export type DeskSessions = Record<DeskPerson, ConsoleSession>;

const INVITED: Record<Exclude<DeskPerson, 'administrator'>, { role: Role; sites: string[] | null }> = {
  staff: { role: 'staff', sites: null },
  'site-staff': { role: 'staff', sites: ['station-3'] },
  oversight: { role: 'oversight', sites: null },
  intake: { role: 'intake', sites: null },
};

/** The first time by invitation, then by password. */
export async function deskSessions(collector: CollectorProcess): Promise<DeskSessions> {
  const isNew = collector.printed().includes(`first administrator of "${DESK}"`);
  if (!isNew) {
    const signedIn = await Promise.all(DESK_PEOPLE.map(async (name) => [name, await signIn(collector.url, name)] as const));
    return Object.fromEntries(signedIn) as DeskSessions;
  }
  const administrator = await anAdministrator(collector, 'administrator', DESK);
  const found: Partial<DeskSessions> = { administrator };
  for (const [name, { role, sites }] of Object.entries(INVITED))
    found[name as DeskPerson] = await aPersonWith(collector, administrator, { account: name, role, sites });
  return found as DeskSessions;
}
