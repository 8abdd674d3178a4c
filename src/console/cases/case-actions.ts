// What somebody may do to a case now, each as a form of data: fields, and the fact that they make. Nothing is offered that the collector would
// refuse (`protocol/cases/refusal.ts` is asked here as it is there).
import type { CaseAction, Desk } from './case-desk.ts';
import { decisionActions } from './decision-actions.ts';
import { intakeActions } from './intake-actions.ts';
import { workActions } from './work-actions.ts';

export function caseActions(desk: Desk): CaseAction[] {
  return [...workActions(desk), ...decisionActions(desk), ...intakeActions(desk)];
}
