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
  tlsCertFile: string | null;
  tlsKeyFile: string | null;
  keysDir: string;
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
  return {
    host: read('CANDOUR_HOST') ?? '127.0.0.1',
    port: readPort(read('CANDOUR_PORT')),
    dataDir,
    databaseUrl: readDatabaseUrl(read('CANDOUR_DATABASE_URL')),
    publicUrl: readPublicUrl(read('CANDOUR_PUBLIC_URL')),
    tlsCertFile,
    tlsKeyFile,
    keysDir: read('CANDOUR_KEYS_DIR') ?? join(dataDir, 'keys'),
  };
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

function readPublicUrl(text: string | null): string | null {
  if (text === null) return null;
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.hash)
    throw new Error(`CANDOUR_PUBLIC_URL must be an origin such as https://feedback.example.org, not "${text}".`);
  return url.origin;
}
