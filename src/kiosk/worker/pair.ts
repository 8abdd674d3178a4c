// Pairing: makes the kiosk's key, trades a one-time code for an identity and the first configuration, and writes all of it down in one
// transaction. A kiosk paired again goes on with its ledger; it becomes another kiosk only when nothing of the old one waits, because
// those entries name the old kiosk and would be refused from the new one. That holds for one that has lost who it was, too.
import * as v from 'valibot';
import { PairingAnswer, PairingCode } from '../../protocol/pairing.ts';
import type { ProblemCode } from '../../protocol/problem.ts';
import { firstConfiguration } from '../configuration/configuration-machine.ts';
import { verifyPublication } from '../configuration/verify-publication.ts';
import { toBase64Url } from '../outbox/base64url.ts';
import { waitingBetween } from '../outbox/outgoing.ts';
import type { StoredEntry } from '../outbox/stored-entry.ts';
import { clockOffsetMs } from '../sync/clock-offset.ts';
import { isKnownProblem, problemCode } from '../sync/read-problem.ts';
import { plainFetch } from '../sync/signed-fetch.ts';
import type { LiveStation } from './live-station.ts';
import { type Identity, NO_CONTACT, type PairedStation } from './station-store.ts';

const PAIRING_PATH = '/api/v1/pairing';
const PAIRING_LIMIT_MS = 15_000;

export type PairResult = { ok: true } | { ok: false; problem: ProblemCode | 'network' | 'storage' };
type Refused = Extract<PairResult, { ok: false }>;

export async function pair(live: LiveStation, code: string): Promise<PairResult> {
  const typed = v.safeParse(PairingCode, code);
  if (!typed.success) return refused('pairing-refused');
  const keys = (await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])) as CryptoKeyPair;
  const publicKey = toBase64Url(new Uint8Array(await crypto.subtle.exportKey('raw', keys.publicKey)));
  const askedAt = Date.now();
  const answer = await askToPair(typed.output, publicKey);
  if ('ok' in answer) return answer;
  const offsetMs = clockOffsetMs(answer.collector.time, askedAt, Date.now());
  const station = await stationFrom(answer, { keyId: publicKey, privateKey: keys.privateKey }, offsetMs);
  return 'ok' in station ? station : keep(live, station);
}

async function askToPair(code: string, publicKey: string): Promise<PairingAnswer | Refused> {
  try {
    const body = new TextEncoder().encode(JSON.stringify({ code, publicKey }));
    const request = { method: 'POST', path: PAIRING_PATH, body, headers: { 'content-type': 'application/json' } } as const;
    const answer = await plainFetch(request, AbortSignal.timeout(PAIRING_LIMIT_MS));
    if (answer.status >= 200 && answer.status < 300) return v.parse(PairingAnswer, JSON.parse(answer.text));
    const problem = problemCode(answer);
    return refused(isKnownProblem(problem) ? problem : 'network');
  } catch {
    return refused('network');
  }
}

async function stationFrom(
  answer: PairingAnswer,
  key: Pick<Identity, 'keyId' | 'privateKey'>,
  offsetMs: number,
): Promise<PairedStation | Refused> {
  const { organisation, site, kiosk, configurationKeys, collector } = answer;
  const verification = await verifyPublication(answer.publication, answer);
  if (!verification.ok) return refused(verification.refusal.revision === null ? 'signature-invalid' : 'shape-invalid');
  const identity = { ...key, organisation, site, kiosk, configurationKeys, collectorId: collector.id, pairedAt: Date.now() };
  const contact = { ...NO_CONTACT, collectorVersion: collector.version, offsetMs };
  return { identity, configuration: firstConfiguration(verification.verified), contact };
}

async function keep(live: LiveStation, station: PairedStation): Promise<PairResult> {
  try {
    const waits = await hasWaiting(live);
    if (waits && (await holdsOfAnother(live, station.identity))) return refused('wrong-kiosk');
    const newLedgerId = becomesAnother(live.identity, station.identity) && !waits ? crypto.randomUUID() : null;
    station.configuration.confirmed = isShownAlready(live, station);
    const write = () => live.stationStore.pair(station, newLedgerId);
    await (newLedgerId ? live.outboxStore.renew(write) : write());
    Object.assign(live, station, { trial: null, ledgerId: newLedgerId ?? live.ledgerId });
    if (newLedgerId) live.recorder.forget();
    return { ok: true };
  } catch {
    return refused('storage');
  }
}

function becomesAnother(before: Identity | null, now: Identity): boolean {
  return before !== null && (before.kiosk !== now.kiosk || before.organisation !== now.organisation);
}

/** The page confirms a revision once; paired again with the same one, it need not. */
function isShownAlready({ configuration }: LiveStation, { configuration: { current } }: PairedStation): boolean {
  return configuration?.confirmed === true && configuration.current.revision === current.revision;
}

async function hasWaiting(live: LiveStation): Promise<boolean> {
  const { entries } = waitingBetween(await live.outboxStore.ledger(), await live.recorder.warm());
  return entries + (await live.outboxStore.shelved()) > 0;
}

/** Whether what waits, or lies on the shelf, names a kiosk that this one would not be. Waiting entries all name the same one. */
async function holdsOfAnother({ outboxStore }: LiveStation, now: Identity): Promise<boolean> {
  const first = await outboxStore.after((await outboxStore.ledger()).sentThrough, 1);
  const shelved = (await outboxStore.shelf(null, Number.MAX_SAFE_INTEGER)).map(({ entry }) => entry);
  return [...first, ...shelved].some((entry) => isOfAnother(entry, now));
}

/** Where the disk damaged the header, nobody knows. */
function isOfAnother({ header }: StoredEntry, { organisation, kiosk }: Identity): boolean {
  try {
    const names = JSON.parse(header) as { organisation?: unknown; kiosk?: unknown } | null;
    return names !== null && (names.kiosk !== kiosk || names.organisation !== organisation);
  } catch {
    return false;
  }
}

function refused(problem: Refused['problem']): Refused {
  return { ok: false, problem };
}
