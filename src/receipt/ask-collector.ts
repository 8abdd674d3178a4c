// The page's only road to the collector. Never throws: answered, refused with a code, or not reached, also by an answer that is somebody
// else's (a captive portal).
import * as v from 'valibot';
import { API_BASE } from '../protocol/api-routes.ts';
import { ProblemBody } from '../protocol/problem.ts';
import { RECEIPT_PATHS, type ReceiptAddition, ReceiptAnswer, type ReceiptQuestion } from '../protocol/receipt-api.ts';

export type Asked =
  | { result: 'answered'; answer: ReceiptAnswer }
  | { result: 'refused'; code: string; retryAfterMs: number }
  | { result: 'unreachable' };

const TIMEOUT_MS = 20_000;
type Bodies = { reading: ReceiptQuestion; additions: ReceiptAddition };

export async function askCollector<Name extends keyof Bodies>(fetcher: typeof fetch, name: Name, body: Bodies[Name]): Promise<Asked> {
  try {
    const response = await fetcher(API_BASE + RECEIPT_PATHS[name], {
      method: 'POST',
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const json: unknown = await response.json();
    return response.ok ? answered(json) : refused(json, response.headers);
  } catch {
    return { result: 'unreachable' };
  }
}

function answered(json: unknown): Asked {
  const read = v.safeParse(ReceiptAnswer, json);
  return read.success ? { result: 'answered', answer: read.output } : { result: 'unreachable' };
}

function refused(json: unknown, headers: Headers): Asked {
  const read = v.safeParse(ProblemBody, json);
  const seconds = Number(headers.get('retry-after') ?? 0);
  return read.success ? { result: 'refused', code: read.output.code, retryAfterMs: seconds * 1000 } : { result: 'unreachable' };
}
