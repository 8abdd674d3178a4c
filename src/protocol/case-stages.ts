// The rounds a case can go through. The second is looked at by another person than the first.

export const CASE_STAGES = [1, 2] as const;
export type CaseStage = (typeof CASE_STAGES)[number];
