// What a crash loop makes of the configuration. Apart from its state machine, because it is decided before anything else is loaded. Pure.
import type { ConfigurationState } from './configuration-machine.ts';

/**
 * After a crash loop: the one on trial is refused, else the current one gives way to the last good one. With none of them to blame, or
 * none to go back to, the same state. `nowMs` as in `stepConfiguration`.
 */
export function distrust(state: ConfigurationState, nowMs: number): ConfigurationState {
  const { current, lastGood, tried, refusedWanted } = state;
  const trial = tried && tried.revision !== refusedWanted ? tried.revision : null;
  if (trial === null && !lastGood) return state;
  const revision = trial ?? current.revision;
  const refused = { revision, reason: 'the kiosk did not come to rest with it' };
  const kept = trial === null && lastGood ? { current: lastGood, confirmed: true, lastGood: null } : {};
  return { ...state, ...kept, refused, refusedWanted: revision, refusedAt: nowMs };
}
