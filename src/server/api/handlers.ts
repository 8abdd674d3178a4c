// Every address and the folder that answers it.
import { accountHandlers } from '../accounts/account-handlers.ts';
import { peopleHandlers } from '../accounts/people-handlers.ts';
import { configurationHandlers } from '../configuration/configuration-handlers.ts';
import { exportHandlers } from '../exports/export-handlers.ts';
import { fleetHandlers } from '../fleet/fleet-handlers.ts';
import { inboxHandlers } from '../inbox/inbox-handlers.ts';
import { ingestHandlers } from '../ingest/ingest-handlers.ts';
import type { Parts } from '../parts.ts';
import { reportHandlers } from '../reports/report-handlers.ts';
import type { Handlers } from './handler.ts';
import { openApiDocument } from './openapi.ts';

export function createHandlers(parts: Parts): Handlers {
  let described: string | undefined;
  return {
    async openapi() {
      described ??= JSON.stringify(openApiDocument(parts.collector.version));
      return new Response(described, { headers: { 'content-type': 'application/json' } });
    },
    ...fleetHandlers(parts),
    ...ingestHandlers(parts),
    ...configurationHandlers(parts),
    ...accountHandlers(parts),
    ...peopleHandlers(parts),
    ...inboxHandlers(parts),
    ...reportHandlers(parts),
    ...exportHandlers(parts),
  };
}
