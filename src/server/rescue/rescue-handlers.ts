// What people carry in by hand from a kiosk that can't send.
import type { Handlers } from '../api/handler.ts';
import type { Parts } from '../parts.ts';
import { importRescuePart } from './import-rescue-part.ts';

export function rescueHandlers(parts: Parts): Pick<Handlers, 'importRescue'> {
  return {
    async importRescue({ caller: { person }, body, receivedAt }) {
      const imported = await importRescuePart(parts, person, body, receivedAt);
      const { kiosk, ...details } = imported;
      const event = { organisation: person.organisation, at: receivedAt, actor: person.id, target: kiosk.id };
      await parts.store.audit.append([{ ...event, action: 'rescue-imported', details: JSON.stringify(details) }]);
      return imported;
    },
  };
}
