// Which messages become a case, and how their senders wish to be answered: of a case policy, what reads answers.
import * as v from 'valibot';
import { CaseKind, ContactChannel } from './cases/case-kinds.ts';
import { Condition } from './flow/condition.ts';
import { Slug } from './ids.ts';

export const CaseRules = {
  /** Messages that become a case by themselves; the first that fits decides the kind. What fits none waits in the inbox. */
  becomesCase: v.pipe(v.array(v.strictObject({ form: Slug, when: v.optional(Condition), kind: CaseKind })), v.maxLength(20)),
  /** How the person wishes to be answered: the first that fits; none: `none`. */
  contactChannel: v.pipe(v.array(v.strictObject({ when: Condition, channel: ContactChannel })), v.maxLength(20)),
};
