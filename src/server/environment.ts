// Reads the collector's settings from environment variables. A wrong one is named, with what was expected, before anything starts.
import { join } from 'node:path';

export type Settings = {
  host: string;
  port: number;
  dataDir: string;
  /** Unset: SQLite in the data folder. */
  databaseUrl: string | undefined;
  /** Origin that people use, without a trailing slash: behind a proxy it differs from what the collector sees. */
  publicUrl: string | null;
  /** Host name that passkeys are made for; null: the one people use. */
  rpId: string | null;
  tlsCertFile: string | null;
  tlsKeyFile: string | null;
  keysDir: string;
  /** The list of erasures, outside the database. */
  erasuresFile: string;
  /** The kiosk's service worker is replaced by one that clears itself away. */
  killSwitch: boolean;
  /** null: no e-mail is sent. */
  mail: { smtpUrl: string; from: string } | null;
};

/** Throws an Error that names the variable. */
export function readEnvironment(environment: Record<string, string | undefined>): Settings {
  const read = (name: string) => environment[name]?.trim() || null;
  const dataDir = read('CANDOUR_DATA_DIR') ?? './data';
  const tlsCertFile = read('CANDOUR_TLS_CERT_FILE');
  const tlsKeyFile = read('CANDOUR_TLS_KEY_FILE');
  if ((tlsCertFile === null) !== (tlsKeyFile === null))
    throw new Error(
      `CANDOUR_TLS_CERT_FILE and CANDOUR_TLS_KEY_FILE go together; ${tlsCertFile ? 'CANDOUR_TLS_KEY_FILE' : 'CANDOUR_TLS_CERT_FILE'} is missing.`,
    );
  const keysDir = read('CANDOUR_KEYS_DIR') ?? join(dataDir, 'keys');
  return {
    host: read('CANDOUR_HOST') ?? '127.0.0.1',
    port: readPort(read('CANDOUR_PORT')),
    dataDir,
    databaseUrl: readDatabaseUrl(read('CANDOUR_DATABASE_URL')),
    publicUrl: readPublicUrl(read('CANDOUR_PUBLIC_URL')),
    rpId: readRpId(read('CANDOUR_RP_ID')),
    tlsCertFile,
    tlsKeyFile,
    keysDir,
    erasuresFile: read('CANDOUR_ERASURES_FILE') ?? join(keysDir, 'erasures.jsonl'),
    killSwitch: readSwitch('CANDOUR_KIOSK_KILL_SWITCH', read('CANDOUR_KIOSK_KILL_SWITCH')),
    mail: readMail(read('CANDOUR_SMTP_URL'), read('CANDOUR_MAIL_FROM')),
  };
}

function readSwitch(name: string, text: string | null): boolean {
  if (text === null || text === 'off') return false;
  if (text === 'on') return true;
  throw new Error(`${name} must be on or off, not "${text}".`);
}

function readPort(text: string | null): number {
  if (text === null) return 8080;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new Error(`CANDOUR_PORT must be a port number from 0 to 65535, not "${text}".`);
  return port;
}

/** The address may hold a password: it is never repeated in the message. */
function readDatabaseUrl(text: string | null): string | undefined {
  if (text === null) return undefined;
  if (/^postgres(ql)?:\/\//.test(text)) return text;
  throw new Error('CANDOUR_DATABASE_URL must start with postgres:// (leave it out for SQLite in the data folder).');
}

/** The address may hold a password: it is never repeated in the message. */
function readMail(smtpUrl: string | null, from: string | null): Settings['mail'] {
  if (smtpUrl === null && from === null) return null;
  if (smtpUrl === null || from === null)
    throw new Error(
      `CANDOUR_SMTP_URL and CANDOUR_MAIL_FROM go together; ${smtpUrl ? 'CANDOUR_MAIL_FROM' : 'CANDOUR_SMTP_URL'} is missing.`,
    );
  const url = URL.parse(smtpUrl);
  if (!url || !/^smtps?:$/.test(url.protocol) || !url.hostname)
    throw new Error('CANDOUR_SMTP_URL must be an address such as smtps://name:password@mail.example.org.');
  if (!/^(?:[^<>"\r\n]+ <)?[^\s<>@"]+@[^\s<>@"]+>?$/.test(from) || from.includes('<') !== from.endsWith('>'))
    throw new Error(`CANDOUR_MAIL_FROM must be an e-mail address such as Feedback <feedback@example.org>, not "${from}".`);
  return { smtpUrl, from };
}

function readPublicUrl(text: string | null): string | null {
  if (text === null) return null;
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.hash)
    throw new Error(`CANDOUR_PUBLIC_URL must be an origin such as https://feedback.example.org, not "${text}".`);
  return url.origin;
}

function readRpId(text: string | null): string | null {
  if (text === null) return null;
  if (/^(?!\d+(?:\.\d+){3}$)[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/.test(text)) return text;
  throw new Error(`CANDOUR_RP_ID must be a host name such as example.org, not "${text}".`);
}
