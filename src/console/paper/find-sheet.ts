// What a code on a sheet stands for: the form as it was printed, from the collector, or from the copy where somebody has looked it up or printed it
// here before.
import { useCallback, useState } from 'preact/hooks';
import * as v from 'valibot';
import type { Form } from '../../protocol/form.ts';
import { PaperAnswer, type PaperCode, readPaperCode } from '../../protocol/paper-api.ts';
import { sheetRevision } from '../../protocol/sheet-revision.ts';
import type { ApiClient } from '../api-client.ts';
import { useApp, useOpenSession } from '../app-context.ts';
import type { LocalCopy } from '../local-copy.ts';
import { usePolling } from '../poll.ts';

const ASK_EVERY_MS = 60_000;

export type FoundSheet = { paper: PaperAnswer; form: Form };
/** `no-code`: it cannot be one; `foreign`: of another organisation; `survey`: one that makes no case; `not-here`: nobody can be asked. */
type SheetProblem = 'no-code' | 'foreign' | 'unknown' | 'survey' | 'not-here';
export type SheetLook = { state: 'looking' } | { state: 'found'; sheet: FoundSheet } | { state: 'wrong'; problem: SheetProblem };

const keptAs = (kiosk: string, revision: string) => `paper ${kiosk} ${revision}`;

/** For the day on which it comes back and there is no network. */
export function keepSheets(copy: Pick<LocalCopy, 'keepAnswer'>, paper: PaperAnswer, at: number): Promise<void> {
  return copy.keepAnswer(keptAs(paper.kiosk.id, sheetRevision(paper.revision)), paper, at);
}

type Needs = {
  api: Pick<ApiClient, 'call'>;
  copy: Pick<LocalCopy, 'keepAnswer' | 'keptAnswer'>;
  clock: () => number;
  organisation: string;
};

export async function findSheet(needs: Needs, typed: string): Promise<SheetLook> {
  const code = readPaperCode(typed);
  if (!code) return { state: 'wrong', problem: 'no-code' };
  if (code.organisation !== needs.organisation) return { state: 'wrong', problem: 'foreign' };
  const paper = (await keptPaper(needs, code)) ?? (await askedPaper(needs, code));
  if (typeof paper === 'string') return { state: 'wrong', problem: paper };
  const form = paper.forms.find(({ id }) => id === code.form);
  if (!form) return { state: 'wrong', problem: 'unknown' };
  return form.kind === 'message' ? { state: 'found', sheet: { paper, form } } : { state: 'wrong', problem: 'survey' };
}

/** A revision never changes, so what is kept is as good as a fresh one. */
async function keptPaper({ copy }: Needs, { kiosk, revision }: PaperCode): Promise<PaperAnswer | null> {
  const kept = v.safeParse(PaperAnswer, (await copy.keptAnswer(keptAs(kiosk, revision)))?.answer);
  return kept.success ? kept.output : null;
}

async function askedPaper({ api, copy, clock }: Needs, { kiosk, revision }: PaperCode): Promise<PaperAnswer | SheetProblem> {
  const result = await api.call('paperForms', { params: { kiosk }, query: { revision } });
  if (result.result !== 'answered') return result.result === 'refused' ? 'unknown' : 'not-here';
  await keepSheets(copy, result.answer, clock());
  return result.answer;
}

export function useSheet(code: string): SheetLook {
  const { api, clock } = useApp();
  const { copy, person } = useOpenSession();
  const [look, setLook] = useState<SheetLook>({ state: 'looking' });
  // Asked again when the network is back; what is found comes out of the copy from then on.
  const find = useCallback(
    () => findSheet({ api, copy, clock, organisation: person.organisation }, code).then(setLook),
    [api, copy, clock, person.organisation, code],
  );
  usePolling(find, ASK_EVERY_MS);
  return look;
}
