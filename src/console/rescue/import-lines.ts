// Brings the parts of a rescue in, one line after the other. A line that is not right holds up no other; when the collector can't be
// reached or can't take anything, the import stops and says where. Doing it again is always safe.
import * as v from 'valibot';
import type { RescueAnswer } from '../../protocol/console-api.ts';
import { RescuePart } from '../../protocol/rescue.ts';
import type { ApiResult } from '../api-client.ts';

type Failed = Exclude<ApiResult<RescueAnswer>, { result: 'answered' }>;
export type BadLine = { line: number; failed: Failed | { result: 'not-a-part' } };
export type Import = {
  /** Lines looked at; empty ones are not counted as anything. */
  lines: number;
  answers: readonly RescueAnswer[];
  bad: readonly BadLine[];
  stopped: { line: number; failed: Failed } | null;
};
export type ImportPorts = {
  post(part: RescuePart): Promise<ApiResult<RescueAnswer>>;
  progress(soFar: Import): void;
};

export const NOTHING_YET: Import = { lines: 0, answers: [], bad: [], stopped: null };
/** These are the fault of a line; whatever else the collector says is not. */
const OF_THE_LINE: readonly string[] = [
  'rescue-altered',
  'rescue-closed',
  'rescue-unreadable',
  'not-found',
  'shape-invalid',
  'body-too-large',
];
const Line = v.pipe(v.string(), v.parseJson(), RescuePart);

export async function importLines(lines: AsyncIterable<string>, { post, progress }: ImportPorts): Promise<Import> {
  let soFar = NOTHING_YET;
  for await (const text of lines) {
    soFar = await importLine({ ...soFar, lines: soFar.lines + 1 }, text, post);
    progress(soFar);
    if (soFar.stopped) break;
  }
  return soFar;
}

async function importLine(soFar: Import, text: string, post: ImportPorts['post']): Promise<Import> {
  const line = soFar.lines;
  if (text.trim() === '') return soFar;
  const parsed = v.safeParse(Line, text);
  if (!parsed.success) return { ...soFar, bad: [...soFar.bad, { line, failed: { result: 'not-a-part' } }] };
  const result = await post(parsed.output);
  if (result.result === 'answered') return { ...soFar, answers: [...soFar.answers, result.answer] };
  if (result.result === 'refused' && OF_THE_LINE.includes(result.code)) return { ...soFar, bad: [...soFar.bad, { line, failed: result }] };
  return { ...soFar, stopped: { line, failed: result } };
}
