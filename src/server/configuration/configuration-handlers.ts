// Configurations going down to kiosks, and the console's form that publishes new ones. The console never sees a PIN's hash.
import type { Configuration } from '../../protocol/configuration.ts';
import { Problem } from '../../protocol/problem.ts';
import type { Handlers } from '../api/handler.ts';
import { visibleKiosk } from '../fleet/visible-kiosk.ts';
import type { Parts } from '../parts.ts';
import { hashPin } from './panel-pin.ts';
import { configurationOf, publicationFor } from './publication-for.ts';
import { publish } from './publish.ts';

const HISTORY_SHOWN = 20;

export function configurationHandlers(parts: Parts): Pick<Handlers, 'kioskConfiguration' | 'configuration' | 'publish'> {
  const { store } = parts;
  return {
    kioskConfiguration: ({ caller }) => publicationFor(parts, caller),

    async configuration(call) {
      const kiosk = await visibleKiosk(store, call.caller.person, call.param('kiosk'));
      await publicationFor(parts, kiosk);
      const latest = await store.configurations.latest(kiosk.id);
      if (!latest) throw new Problem('not-found');
      const { panelPin, ...configuration } = configurationOf(latest);
      const history = await store.configurations.history(kiosk.id, HISTORY_SHOWN);
      const names = new Map((await store.people.people(kiosk.organisation)).map(({ id, name }) => [id, name]));
      return {
        revision: latest.revision,
        configuration,
        pinSet: panelPin !== undefined,
        history: history.map(({ revision, publishedAt, publishedBy }) => ({
          revision,
          publishedAt: new Date(publishedAt).toISOString(),
          publishedBy: publishedBy === null ? null : (names.get(publishedBy) ?? publishedBy),
        })),
      };
    },

    async publish(call) {
      const { person } = call.caller;
      const kiosk = await visibleKiosk(store, person, call.param('kiosk'));
      const { basedOn, newPin } = call.body;
      const configuration = await withPin(parts, kiosk.id, call.body.configuration, newPin);
      const at = call.receivedAt;
      const revision = await publish(parts, { kiosk, configuration, basedOn, at, by: person.id });
      const details = JSON.stringify({ revision, basedOn, pinChanged: newPin !== undefined });
      const event = { organisation: person.organisation, at, actor: person.id, target: kiosk.id, details };
      await store.audit.append([{ ...event, action: 'configuration-published' }]);
      return { revision };
    },
  };
}

/** A hash in the request is never taken: a PIN is either new, in digits, or the one that stands. */
async function withPin(parts: Parts, kiosk: string, asked: Configuration, newPin: string | undefined): Promise<Configuration> {
  const { panelPin: _ignored, ...configuration } = asked;
  if (newPin !== undefined) return { ...configuration, panelPin: await hashPin(newPin, parts.random) };
  const latest = await parts.store.configurations.latest(kiosk);
  const standing = latest ? configurationOf(latest).panelPin : undefined;
  return standing ? { ...configuration, panelPin: standing } : configuration;
}
