// A person signed in at the console's API over real HTTP: for stories whose point is elsewhere than the console's screens.
import type { InboxItem, KioskRow, Role } from '../../src/protocol/console-api.ts';
import { type CollectorProcess, setUpLink } from './collector-process.ts';

export type ConsoleSession = {
  get: <T>(path: string) => Promise<T>;
  post: <T>(path: string, body: unknown) => Promise<T>;
  text: (path: string) => Promise<string>;
  /** Not read yet, for what is streamed. */
  answer: (path: string) => Promise<Response>;
};

export const PASSWORD = 'correct horse battery staple';

/** Uses the set-up link that the collector printed; signs in as its administrator. */
export async function anAdministrator(
  collector: CollectorProcess,
  account = 'administrator',
  organisation?: string,
): Promise<ConsoleSession> {
  return acceptLink(collector.url, setUpLink(collector, organisation).split('/link/')[1] ?? '', account);
}

/** Invited by the administrator; reads the inbox of the whole organisation. */
export async function aStaffMember(
  collector: CollectorProcess,
  administrator: ConsoleSession,
  account = 'staff',
  role: 'staff' | 'intake' = 'staff',
): Promise<ConsoleSession> {
  return aPersonWith(collector, administrator, { account, role, sites: null });
}

export async function aPersonWith(
  collector: CollectorProcess,
  administrator: ConsoleSession,
  { account, role, sites }: { account: string; role: Role; sites: string[] | null },
): Promise<ConsoleSession> {
  const { link } = await administrator.post<{ link: string }>('/people/invitations', { name: 'Staff', role, sites });
  return acceptLink(collector.url, link.split('/link/')[1] ?? '', account);
}

export async function aPairingCode(administrator: ConsoleSession, kiosk: string): Promise<string> {
  return (await administrator.post<{ code: string }>(`/kiosks/${kiosk}/pairing-codes`, {})).code;
}

export async function kioskRow(session: ConsoleSession, id: string): Promise<KioskRow> {
  const { kiosks } = await session.get<{ kiosks: KioskRow[] }>('/kiosks');
  const row = kiosks.find((kiosk) => kiosk.id === id);
  if (!row) throw new Error(`no kiosk ${id}`);
  return row;
}

export async function inboxItems(session: ConsoleSession): Promise<InboxItem[]> {
  return (await session.get<{ items: InboxItem[] }>('/inbox?after=0&limit=200')).items;
}

/** Another session of an account that exists. */
export function signIn(url: string, account: string): Promise<ConsoleSession> {
  return enter(url, '/session', { account, password: PASSWORD });
}

function acceptLink(url: string, token: string, account: string): Promise<ConsoleSession> {
  return enter(url, '/links', { token, name: 'A person', account, password: PASSWORD });
}

async function enter(url: string, path: string, body: unknown): Promise<ConsoleSession> {
  const answer = await fetch(`${url}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`POST ${path}: ${answer.status} ${await answer.text()}`);
  const cookies = answer.headers.getSetCookie().map((line) => line.split(';')[0]);
  return session(url, cookies.join('; '));
}

function session(url: string, cookie: string): ConsoleSession {
  const request = async (method: string, path: string, body?: unknown): Promise<Response> => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { cookie, origin: url, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  };
  return {
    get: async <T>(path: string) => (await (await request('GET', path)).json()) as T,
    post: async <T>(path: string, body: unknown) => (await (await request('POST', path, body)).json().catch(() => null)) as T,
    text: async (path) => (await request('GET', path)).text(),
    answer: (path) => request('GET', path),
  };
}
