// Runs the configuration's state machine: fetches what the collector wants, verifies it, shows it to the page between two visits, and
// writes down what the page confirmed.
import {
  type ConfigurationEffect,
  type ConfigurationEvent,
  type ConfigurationState,
  type Refusal,
  startMachine,
  stateToSave,
  stepConfiguration,
} from '../configuration/configuration-machine.ts';
import { fetchConfiguration } from '../configuration/fetch-configuration.ts';
import type { Nonces } from '../sync/signed-fetch.ts';
import { describeError } from './describe-error.ts';
import { announce, type LiveStation } from './live-station.ts';
import { leaveSafeMode } from './safe-mode.ts';
import { recordStationFact } from './station-events.ts';
import type { Identity } from './station-store.ts';

export type ConfigurationKeeper = { dispatch(event: ConfigurationEvent): void; refused(): Refusal | null };

export function keepConfiguration(
  live: LiveStation,
  identity: Identity,
  state: ConfigurationState,
  nonces: Nonces,
  /** Something that the collector should hear soon. */
  news: () => void,
): ConfigurationKeeper {
  let reported = state.refused;
  let machine = { ...startMachine(state), busy: live.busy };

  function dispatch(event: ConfigurationEvent): void {
    const step = stepConfiguration(machine, event, Date.now());
    machine = step.machine;
    live.trial = machine.trial;
    live.configuration = stateToSave(machine);
    for (const effect of step.effects) void perform(effect).catch(noteError);
    if (machine.refused !== null && machine.refused !== reported) news();
    reported = machine.refused;
  }

  async function perform(effect: ConfigurationEffect): Promise<void> {
    switch (effect.type) {
      case 'fetch':
        return dispatch({ type: 'fetched', result: await fetchConfiguration(identity, nonces) });
      case 'show':
        return announce(live);
      case 'save':
        return live.stationStore.putConfiguration(stateToSave(machine));
      case 'applied':
        if (effect.revision !== state.current.revision) leaveSafeMode(live);
        await recordStationFact(live, { event: 'configuration-applied', revision: effect.revision });
        return news();
    }
  }

  function noteError(error: unknown): void {
    live.lastError = `configuration: ${describeError(error)}`;
  }

  return { dispatch, refused: () => machine.refused };
}
