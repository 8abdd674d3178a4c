// Wires the collector and starts it: store, keys, clock, randomness, app, server. Whoever starts it gets its address and how to stop it.
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import pino, { type Logger } from 'pino';
import { makeLink } from './accounts/links.ts';
import { caseOpener } from './cases/case-opener.ts';
import { steadyDues } from './cases/dues.ts';
import { duesRenewal } from './cases/renew-dues.ts';
import { caseDues } from './clock/case-dues.ts';
import { type Seeded, seedOrganisations } from './configuration/seed-organisations.ts';
import { createApp } from './create-app.ts';
import { dailyRetention } from './data-protection/daily-retention.ts';
import { erasureList } from './erasures/erasure-list.ts';
import { replayErasures } from './erasures/replay-erasures.ts';
import { kioskTurns, type TurnLimits } from './fleet/kiosk-turns.ts';
import { waitingKiosks } from './fleet/waiting-kiosks.ts';
import { limitConnections } from './http/connection-limit.ts';
import { createNonces } from './http/nonces.ts';
import { createStopping } from './http/stopping.ts';
import { checkKeys } from './keys/check-keys.ts';
import { keyFolder } from './keys/key-folder.ts';
import { mailQueue } from './letters/mail-queue.ts';
import { type MailSettings, smtpMailer } from './letters/mailer.ts';
import { liveDesk } from './live/live-desk.ts';
import { createMetrics } from './metrics.ts';
import type { Parts } from './parts.ts';
import { PROJECT_FOLDER } from './project-folder.ts';
import { openStore } from './store/open-store.ts';
import type { Store } from './store/store.ts';

/** Each costs a little memory and a file descriptor. */
const MAX_CONNECTIONS = 2000;
/** Of them, those that people may keep to be told what is new. */
const LISTENING_SHARE = 4;

export type CollectorOptions = {
  dataDir: string;
  host?: string;
  /** 0: any free one. */
  port?: number;
  /** Unset: SQLite in `dataDir`. */
  databaseUrl?: string | undefined;
  keysDir?: string;
  /** Unset: in the folder of keys. */
  erasuresFile?: string;
  publicUrl?: string | null;
  rpId?: string | null;
  tlsCertFile?: string | null;
  tlsKeyFile?: string | null;
  /** Folder of `kiosk-config/` to seed from; null: nothing is seeded. */
  configurationFolder?: string | null;
  /** Folder with the built apps. */
  appsFolder?: string;
  /** The kiosk's service worker clears itself away. */
  killSwitch?: boolean;
  /** Unset: no e-mail is sent. */
  mail?: MailSettings | null;
  maxConnections?: number;
  turnLimits?: TurnLimits;
  clock?: () => number;
  random?: (bytes: number) => Uint8Array;
  log?: Logger;
};

export type Started = {
  /** Origin for people at this machine, without a trailing slash. */
  url: string;
  port: number;
  app: Hono;
  parts: Parts;
  setUpLinks: { organisation: string; link: string }[];
  seeded: Seeded[];
  /** Finishes what is under way, within a bound, then closes the store. */
  stop(): Promise<void>;
};

/** Throws an Error with a message for the operator: port in use, store or keys that can't be used, wrong files. */
export async function startCollector(options: CollectorOptions): Promise<Started> {
  const store = await openStore({ databaseUrl: options.databaseUrl, dataDir: options.dataDir });
  try {
    return await startOn(store, options);
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function startOn(store: Store, options: CollectorOptions): Promise<Started> {
  const parts = await wire(store, options);
  await replayErasures(store, parts.erasures, parts.log);
  const { configurationFolder = `${PROJECT_FOLDER}kiosk-config` } = options;
  const seeded = configurationFolder === null ? [] : await seedOrganisations(parts, configurationFolder);
  // Better now than at the first publication.
  for (const { id } of await store.kiosks.organisations()) await checkKeys(parts, id);
  const setUp = await makeSetUpLinks(parts);
  const stopping = createStopping();
  const { appsFolder = `${PROJECT_FOLDER}dist`, killSwitch = false } = options;
  const app = createApp(parts, stopping, appsFolder, killSwitch);
  if (killSwitch) parts.log.warn('CANDOUR_KIOSK_KILL_SWITCH is on: kiosks drop their cached versions and do not open without a network');
  const server = await listen(app, options);
  const { port } = server.address() as AddressInfo;
  // What arrived before the last stop may not have been looked at for cases.
  for (const { id } of await store.kiosks.organisations()) parts.caseOpener.nudge(id);
  const retention = dailyRetention(parts);
  void retention.look();
  const renewal = duesRenewal(parts, caseDues(store, parts.clock));
  void renewal.look();
  parts.mail?.nudge();
  const url = parts.publicUrl ?? `${parts.tls ? 'https' : 'http'}://${shownHost(options.host)}:${port}`;
  return {
    url,
    port,
    app,
    parts,
    // Made before: what is announced must be out before the first request is answered.
    setUpLinks: setUp.map(({ organisation, path }) => ({ organisation, link: `${url}${path}` })),
    seeded,
    async stop() {
      // Streams never end by themselves.
      await parts.live.stop();
      await stopping.stop(server);
      await retention.stop();
      await renewal.stop();
      await parts.caseOpener.settled();
      await parts.mail?.stop();
      await store.close();
    },
  };
}

async function wire(store: Store, options: CollectorOptions): Promise<Parts> {
  const { clock = Date.now, random = (bytes) => new Uint8Array(randomBytes(bytes)) } = options;
  const { keysDir = `${options.dataDir}/keys` } = options;
  const log = options.log ?? pino({ level: 'silent' });
  const parts = {
    store,
    keys: keyFolder(keysDir, clock),
    erasures: erasureList(options.erasuresFile ?? `${keysDir}/erasures.jsonl`),
    nonces: createNonces(await store.sharedSecret('nonce'), clock),
    turns: kioskTurns(clock, options.turnLimits),
    clock,
    random,
    log,
    metrics: createMetrics(() => waitingKiosks(store)),
    collector: { id: await store.collectorId(), version: await projectVersion() },
    publicUrl: options.publicUrl ?? null,
    rpId: options.rpId ?? null,
    tls: Boolean(options.tlsCertFile),
    dues: steadyDues(caseDues(store, clock), log),
    live: liveDesk({ store, clock, random, log }, Math.floor((options.maxConnections ?? MAX_CONNECTIONS) / LISTENING_SHARE)),
  };
  const mail = options.mail ? mailQueue(parts, smtpMailer(options.mail)) : null;
  return { ...parts, mail, caseOpener: caseOpener({ ...parts, mail }) };
}

async function makeSetUpLinks(parts: Parts): Promise<{ organisation: string; path: string }[]> {
  const links: { organisation: string; path: string }[] = [];
  for (const { id } of await parts.store.kiosks.organisations()) {
    if (await parts.store.people.hasAdministrator(id)) continue;
    const link = { organisation: id, role: 'administrator', name: null, sites: null, createdBy: null } as const;
    const { path } = await makeLink(parts, link, parts.clock());
    links.push({ organisation: id, path });
  }
  return links;
}

async function listen(app: Hono, options: CollectorOptions): Promise<Server> {
  const { host = '127.0.0.1', port = 0 } = options;
  const server = createAdaptorServer({ fetch: app.fetch, ...(await serverKind(options)) }) as Server;
  limitConnections(server, options.maxConnections ?? MAX_CONNECTIONS);
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error, host, port)));
  server.listen(port, host, resolve);
  await promise;
  return server;
}

async function serverKind({ tlsCertFile, tlsKeyFile }: CollectorOptions) {
  if (!tlsCertFile || !tlsKeyFile) return { createServer: createHttpServer };
  const [cert, key] = await Promise.all([
    readTlsFile('CANDOUR_TLS_CERT_FILE', tlsCertFile),
    readTlsFile('CANDOUR_TLS_KEY_FILE', tlsKeyFile),
  ]);
  return { createServer: createHttpsServer, serverOptions: { cert, key } };
}

async function readTlsFile(name: string, file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (cause) {
    throw new Error(`${name}: ${(cause as Error).message}`, { cause });
  }
}

function listenError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new Error(`Port ${port} on ${host} is in use. Stop what runs there or set CANDOUR_PORT to another one.`, { cause: error });
  if (error.code === 'EACCES')
    return new Error(`Port ${port} may not be used by this account. Set CANDOUR_PORT above 1023.`, { cause: error });
  return error;
}

/** Browsers take `localhost` for a secure context; the bare address too, but links read better. */
function shownHost(host = '127.0.0.1'): string {
  return ['127.0.0.1', '::1', '0.0.0.0', '::', 'localhost'].includes(host) ? 'localhost' : host;
}

async function projectVersion(): Promise<string> {
  return JSON.parse(await readFile(`${PROJECT_FOLDER}package.json`, 'utf8')).version;
}
