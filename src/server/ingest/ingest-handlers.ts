// Batches of kiosks.
import type { Handlers } from '../api/handler.ts';
import type { Parts } from '../parts.ts';
import { acceptBatch } from './accept-batch.ts';

export function ingestHandlers(parts: Parts): Pick<Handlers, 'batches'> {
  return { batches: ({ caller, body, receivedAt }) => acceptBatch(parts, caller, body, receivedAt) };
}
