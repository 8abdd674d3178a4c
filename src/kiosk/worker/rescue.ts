// Makes a rescue for the staff panel, one part at a time: the page asks for the plan, then for each part. Works without a collector, and on
// a kiosk that was revoked. Nothing leaves the outbox because of it.
import { RESCUE_QR_MAX_ENTRIES } from '../../protocol/rescue.ts';
import { splitIntoFrames } from '../../protocol/rescue-frames.ts';
import { makeRescuePart } from '../outbox/rescue-part.ts';
import { type PlannedPart, planRescue, readPlanned, wordsAfter } from '../outbox/rescue-plan.ts';
import type { StoredEntry } from '../outbox/stored-entry.ts';
import { gzip } from '../sync/gzip.ts';
import type { RescueAsk, RescueTold } from '../worker-port.ts';
import { describeError } from './describe-error.ts';
import type { LiveStation } from './live-station.ts';
import { recordStationFact } from './station-events.ts';

export type Rescue = (ask: RescueAsk) => Promise<RescueTold>;

/** Before sealing: about two minutes of codes. */
const CODES_MAX_BYTES = 128 * 1024;

export function createRescue(live: LiveStation): Rescue {
  let planned: PlannedPart[] = [];

  async function plan(): Promise<RescueTold> {
    const waiting = countOf(await planRescue(live.outboxStore));
    // Written down first, so that the file itself tells that it was made.
    if (waiting > 0) await recordStationFact(live, { event: 'rescue-made', as: 'file', entries: waiting });
    planned = waiting > 0 ? await planRescue(live.outboxStore) : [];
    return { step: 'planned', kiosk: live.identity?.kiosk ?? '', entries: countOf(planned), parts: planned.length };
  }

  async function part(number: number): Promise<RescueTold> {
    const chosen = planned[number - 1];
    const entries = chosen ? await readPlanned(live.outboxStore, chosen) : [];
    if (entries.length === 0) return { step: 'part', line: null };
    const { line } = await signed(entries, { part: number, parts: planned.length });
    return { step: 'part', line };
  }

  async function codes(after: number | null): Promise<RescueTold> {
    const from = after ?? (await live.outboxStore.ledger()).sentThrough;
    const { entries, words, more } = await wordsAfter(live.outboxStore, from, { limit: RESCUE_QR_MAX_ENTRIES, bytes: CODES_MAX_BYTES });
    if (words === 0) return { step: 'codes', frames: [], words, more };
    await recordStationFact(live, { event: 'rescue-made', as: 'codes', entries: entries.length });
    const { id, line } = await signed(entries, { part: 1, parts: 1 });
    return { step: 'codes', frames: splitIntoFrames(await gzip(line), id), words, more };
  }

  async function signed(entries: readonly StoredEntry[], place: { part: number; parts: number }): Promise<{ id: string; line: string }> {
    const { identity, configuration, ledgerId, boot } = live;
    if (!identity || !configuration) throw new Error('not paired');
    const id = crypto.randomUUID();
    const clock = { wall: new Date().toISOString(), boot, monotonicMs: Math.round(performance.now()) };
    const station = { ...identity, ledgerId, recipients: configuration.current.recipients };
    return { id, line: await makeRescuePart(entries, { id, ...place, clock }, station) };
  }

  async function answer(ask: RescueAsk): Promise<RescueTold> {
    switch (ask.step) {
      case 'plan':
        return plan();
      case 'part':
        return part(ask.number);
      case 'codes':
        return codes(ask.after);
    }
  }

  return (ask) => answer(ask).catch((error: unknown) => ({ step: 'failed', reason: describeError(error) }));
}

function countOf(parts: readonly PlannedPart[]): number {
  return parts.reduce((sum, { entries }) => sum + entries, 0);
}
