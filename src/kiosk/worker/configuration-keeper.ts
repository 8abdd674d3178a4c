// Runs the configuration's state machine: fetches what the collector wants, verifies it, shows it to the page between two visits, and
// writes down what the page confirmed.
import * as v from 'valibot';
import { Publication } from '../../protocol/publication.ts';
import {
  type ConfigurationEffect,
  type ConfigurationEvent,
  type ConfigurationState,
  type Fetched,
  type Refusal,
  startMachine,
  stateToSave,
  stepConfiguration,
} from '../configuration/configuration-machine.ts';
import { verifyPublication } from '../configuration/verify-publication.ts';
import { REQUEST_LIMIT_MS } from '../sync/batch-transport.ts';
import { type Nonces, signedFetch } from '../sync/signed-fetch.ts';
import { describeError } from './describe-error.ts';
import { announce, type LiveStation } from './live-station.ts';
import { recordStationFact } from './station-events.ts';
import type { Identity } from './station-store.ts';

const CONFIGURATION_PATH = '/api/v1/kiosk/configuration';

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
    const step = stepConfiguration(machine, event);
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
        await recordStationFact(live, { event: 'configuration-applied', revision: effect.revision });
        return news();
    }
  }

  function noteError(error: unknown): void {
    live.lastError = `configuration: ${describeError(error)}`;
  }

  return { dispatch, refused: () => machine.refused };
}

async function fetchConfiguration(identity: Identity, nonces: Nonces): Promise<Fetched> {
  try {
    const answer = await signedFetch({ method: 'GET', path: CONFIGURATION_PATH }, identity, nonces, AbortSignal.timeout(REQUEST_LIMIT_MS));
    if (answer.status !== 200) return { ok: false, refusal: null };
    const publication = v.safeParse(Publication, JSON.parse(answer.text));
    return publication.success ? await verifyPublication(publication.output, identity) : { ok: false, refusal: null };
  } catch {
    return { ok: false, refusal: null };
  }
}
