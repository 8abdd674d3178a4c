// A person signed in at the console's API over real HTTP: for stories whose point is elsewhere than the console's screens.
import type { InboxItem, KioskRow } from '../../src/protocol/console-api.ts';
import type { CollectorProcess } from './collector-process.ts';

export type ConsoleSession = {
  get: <T>(path: string) => Promise<T>;
  post: <T>(path: string, body: unknown) => Promise<T>;
  text: (path: string) => Promise<string>;
};

export const PASSWORD = 'correct horse battery staple';

/** Uses the set-up link that the collector printed; signs in as its administrator. */
export async function anAdministrator(collector: CollectorProcess, account = 'administrator'): Promise<ConsoleSession> {
  const token = /#\/link\/([A-Za-z0-9_-]+)/.exec(collector.printed())?.[1];
  if (!token) throw new Error(`No set-up link was printed:\n${collector.printed()}`);
  return acceptLink(collector.url, token, account);
}

/** Invited by the administrator; reads the inbox of the whole organisation. */
export async function aStaffMember(collector: CollectorProcess, administrator: ConsoleSession, account = 'staff'): Promise<ConsoleSession> {
  const { link } = await administrator.post<{ link: string }>('/people/invitations', { name: 'Staff', role: 'staff', sites: null });
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

async function acceptLink(url: string, token: string, account: string): Promise<ConsoleSession> {
  const answer = await fetch(`${url}/api/v1/links`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ token, name: 'A person', account, password: PASSWORD }),
  });
  if (!answer.ok) throw new Error(`link refused: ${answer.status} ${await answer.text()}`);
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  return session(url, cookie);
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
  };
}
