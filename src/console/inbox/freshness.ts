// How current the inbox on screen is, as one sentence. Pure.

import type { FetchState } from '../fetch-anew.ts';
import type { Texts } from '../texts/en.ts';
import { ago, clockTime } from '../ui/spoken-time.ts';

export type Freshness = { asOf: string | null; fetching: FetchState; reachable: boolean };

export function freshnessSentence({ asOf, fetching, reachable }: Freshness, nowMs: number, texts: Texts, language: string): string {
  if (fetching === 'fetching') return texts.inbox.fresh.fetching;
  if (asOf === null) return reachable ? texts.inbox.fresh.none : `${texts.inbox.fresh.none} ${texts.offline}.`;
  const at = Date.parse(asOf);
  const time = clockTime(at, nowMs, language);
  const since = ago(at, nowMs, language) ?? texts.time.justNow;
  if (fetching === 'unreachable' || !reachable) return texts.inbox.fresh.offline(time, since);
  return fetching === 'refused' ? texts.inbox.fresh.failed(time, since) : texts.inbox.fresh.current(time);
}
