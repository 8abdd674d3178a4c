// The sentence for what the collector answered instead of an answer.
import type { ApiResult } from './api-client.ts';
import type { Texts } from './texts/en.ts';

export function problemText(result: Exclude<ApiResult<unknown>, { result: 'answered' }>, texts: Texts): string {
  const { problems } = texts;
  const fallback = problems.other ?? '';
  return (result.result === 'unreachable' ? problems.unreachable : problems[result.code]) ?? fallback;
}
