// Question type `department`: which part of the organisation? In forms; what is chosen stands in the header of the message.
import * as v from 'valibot';
import { FormFields } from './asked.ts';
import type { QuestionType } from './question-type.ts';

export const DepartmentQuestion = v.strictObject({ type: v.literal('department'), ...FormFields });
export type DepartmentQuestion = v.InferOutput<typeof DepartmentQuestion>;

export const departmentType: QuestionType<DepartmentQuestion> = {
  names: 'department',
  asked: (_, { departments }) => ({ control: 'choice', options: departments.map(({ id, name }) => ({ id, text: name })), many: false }),
};
