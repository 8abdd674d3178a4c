// What an organisation's files promise and nobody there has confirmed (`toBeConfirmed`), for its administrators.
import * as v from 'valibot';
import { CASE_STAGES } from './case-stages.ts';
import { CaseKind, ContactChannel } from './cases/case-kinds.ts';

const WorkingTime = v.union([v.object({ workingDays: v.number() }), v.object({ workingMinutes: v.number() })]);
const source = { source: v.string() };

export const Unconfirmed = v.variant('what', [
  v.object({
    what: v.literal('target'),
    promise: v.picklist(['acknowledge', 'respond']),
    time: WorkingTime,
    kinds: v.array(CaseKind),
    contacts: v.array(ContactChannel),
    stages: v.array(v.picklist(CASE_STAGES)),
    ...source,
  }),
  v.object({ what: v.literal('hours'), ...source }),
  v.object({ what: v.literal('extension'), needs: v.picklist(['agreement', 'notice']), ...source }),
  /** `day` null: in every year by `rule`, in the grammar of date-holidays. `name` null: it is none. */
  v.object({
    what: v.literal('holiday'),
    day: v.nullable(v.string()),
    rule: v.nullable(v.string()),
    name: v.nullable(v.string()),
    ...source,
  }),
  /** `of`: its place in retention.json. `days` null: for ever. */
  v.object({ what: v.literal('retention'), of: v.string(), days: v.nullable(v.number()), ...source }),
]);
export type Unconfirmed = v.InferOutput<typeof Unconfirmed>;

/** `checkedUntil`: nobody has looked at holidays after that day; null: there is no case policy. */
export const UnconfirmedAnswer = v.object({ checkedUntil: v.nullable(v.string()), facts: v.array(Unconfirmed) });
export type UnconfirmedAnswer = v.InferOutput<typeof UnconfirmedAnswer>;
