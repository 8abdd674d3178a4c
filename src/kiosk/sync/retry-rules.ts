// What the sender does after each kind of failure: one table, first match wins. Nothing in it ever drops an entry.
import type { ProblemCode } from '../../protocol/problem.ts';
import type { Failure } from './outcome.ts';

/**
 * `back-off`: wait, longer each time, and send the same again. `halve`: send half as much; a single entry goes to the shelf, if the
 * collector takes an empty batch. `narrow`: the same, looking for the one entry that is refused. `rarely`: the collector does not
 * want this kiosk; keep everything, ask each hour.
 */
export type RetryRule = 'back-off' | 'halve' | 'narrow' | 'rarely';

type Row = { when: 'no-answer' | 'not-ours' | ProblemCode | number | '4xx'; rule: RetryRule; because: string };

const RETRY_RULES: readonly Row[] = [
  { when: 'no-answer', rule: 'back-off', because: 'the line is down, or the answer was lost: the collector knows duplicates' },
  { when: 'kiosk-revoked', rule: 'rarely', because: 'an administrator may pair it again' },
  { when: 'kiosk-unknown', rule: 'rarely', because: 'a collector restored from a backup may learn it again' },
  { when: 'wrong-kiosk', rule: 'back-off', because: 'the whole batch is meant, not an entry' },
  { when: 'nonce-required', rule: 'back-off', because: 'fresh nonces were tried at once already' },
  { when: 'signature-invalid', rule: 'back-off', because: 'damaged on the way, or the key is being replaced' },
  { when: 'digest-mismatch', rule: 'back-off', because: 'damaged on the way' },
  { when: 'body-not-readable', rule: 'back-off', because: 'damaged on the way' },
  { when: 'not-json', rule: 'back-off', because: 'damaged on the way' },
  { when: 'encoding-unsupported', rule: 'back-off', because: 'a proxy changed the headers' },
  { when: 'media-type-unsupported', rule: 'back-off', because: 'a proxy changed the headers' },
  { when: 'not-found', rule: 'back-off', because: 'the address leads elsewhere for now' },
  { when: 'method-not-allowed', rule: 'back-off', because: 'the address leads elsewhere for now' },
  { when: 413, rule: 'halve', because: 'collector or proxy takes less at once' },
  { when: 408, rule: 'back-off', because: 'too slow this time' },
  { when: 425, rule: 'back-off', because: 'too early' },
  { when: 429, rule: 'back-off', because: 'asked to wait' },
  { when: 'not-ours', rule: 'back-off', because: 'a portal or proxy answered, not the collector' },
  { when: '4xx', rule: 'narrow', because: 'the collector objects to something in the batch' },
];
/** Anything else: the collector is in trouble. */
const OTHERWISE: RetryRule = 'back-off';

export function ruleFor(failure: Failure): RetryRule {
  return RETRY_RULES.find(({ when }) => matches(when, failure))?.rule ?? OTHERWISE;
}

function matches(when: Row['when'], failure: Failure): boolean {
  if (failure.cause !== 'status') return when === 'no-answer';
  if (typeof when === 'number') return failure.status === when;
  if (when === 'not-ours') return failure.problem === null;
  if (when === '4xx') return failure.status >= 400 && failure.status < 500;
  return failure.problem === when;
}
