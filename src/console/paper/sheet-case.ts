// The case that a sheet becomes, while it is keyed in: what its answers say, until somebody says otherwise.
import { useState } from 'preact/hooks';
import { CaseKind, ContactChannel } from '../../protocol/cases/case-kinds.ts';
import type { Answers } from '../../protocol/flow/answers.ts';
import { picked } from '../cases/case-desk.ts';
import type { FoundSheet } from './find-sheet.ts';
import { caseOfSheet } from './keyed-sheet.ts';

/** Of department and service '' is none. */
export type SheetCase = { kind: CaseKind; contact: ContactChannel; department: string; service: string };
type Said = Partial<Record<keyof SheetCase, string>>;

export function useSheetCase(
  sheet: FoundSheet,
  answers: Answers,
): { found: SheetCase; say: (name: keyof SheetCase, value: string) => void } {
  const [said, setSaid] = useState<Said>({});
  const answered = caseOfSheet(sheet, answers);
  const found = {
    kind: picked(CaseKind.options, said.kind ?? answered?.kind ?? 'complaint'),
    contact: picked(ContactChannel.options, said.contact ?? answered?.contact ?? 'none'),
    department: said.department ?? answered?.department ?? '',
    service: said.service ?? answered?.service ?? '',
  };
  return { found, say: (name, value) => setSaid({ ...said, [name]: value }) };
}
