// Question type `service`: which of the organisation's services was it? What is chosen stands in the header of what follows in the visit.
import * as v from 'valibot';
import type { ServiceAnswerBody } from '../entry.ts';
import { Slug } from '../ids.ts';
import { FormFields } from './asked.ts';
import type { QuestionType } from './question-type.ts';

export const ServiceQuestion = v.strictObject({
  type: v.literal('service'),
  ...FormFields,
  /** Only services of this department; else of the one that a `department` question before this was answered with; else all. */
  department: v.optional(Slug),
});
export type ServiceQuestion = v.InferOutput<typeof ServiceQuestion>;

export const serviceType: QuestionType<ServiceQuestion> = {
  names: 'service',
  asked: ({ department }, { services }) => {
    const offered = department ? services.filter((service) => service.department === department) : services;
    return { control: 'choice', options: offered.map(({ id, name }) => ({ id, text: name })), many: false };
  },
  entry: ({ id }, answer) => {
    const value = { questionId: id, serviceId: String(answer) } satisfies ServiceAnswerBody;
    return { kind: 'service-answer', words: false, value };
  },
};
