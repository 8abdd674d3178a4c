// Every address and the folder that answers it.
import { accountHandlers } from '../accounts/account-handlers.ts';
import { peopleHandlers } from '../accounts/people-handlers.ts';
import { tokenHandlers } from '../api-tokens/token-handlers.ts';
import { caseHandlers } from '../cases/case-handlers.ts';
import { configurationHandlers } from '../configuration/configuration-handlers.ts';
import { personHandlers } from '../data-protection/person-handlers.ts';
import { caseExportHandlers } from '../exports/case-export-handlers.ts';
import { exportHandlers } from '../exports/export-handlers.ts';
import { fleetHandlers } from '../fleet/fleet-handlers.ts';
import { inboxHandlers } from '../inbox/inbox-handlers.ts';
import { ingestHandlers } from '../ingest/ingest-handlers.ts';
import { inventoryHandlers } from '../inventory/inventory-handlers.ts';
import { keptFilterHandlers } from '../kept-filters/kept-filter-handlers.ts';
import { letterHandlers } from '../letters/letter-handlers.ts';
import { liveHandlers } from '../live/live-handlers.ts';
import { paperHandlers } from '../paper/paper-handlers.ts';
import type { Parts } from '../parts.ts';
import { readerHandlers } from '../readers/reader-handlers.ts';
import { receiptHandlers } from '../receipts/receipt-handlers.ts';
import { caseReportHandlers } from '../reports/case-report-handlers.ts';
import { promiseHandlers } from '../reports/promise-handlers.ts';
import { reportHandlers } from '../reports/report-handlers.ts';
import { rescueHandlers } from '../rescue/rescue-handlers.ts';
import { wordSearchHandlers } from '../word-search/word-search-handlers.ts';
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
    ...paperHandlers(parts),
    ...inventoryHandlers(parts),
    ...readerHandlers(parts),
    ...tokenHandlers(parts),
    ...inboxHandlers(parts),
    ...wordSearchHandlers(parts),
    ...keptFilterHandlers(parts),
    ...caseHandlers(parts),
    ...liveHandlers(parts),
    ...letterHandlers(parts),
    ...reportHandlers(parts),
    ...promiseHandlers(parts),
    ...caseReportHandlers(parts),
    ...exportHandlers(parts),
    ...caseExportHandlers(parts),
    ...rescueHandlers(parts),
    ...receiptHandlers(parts),
    ...personHandlers(parts),
  };
}
