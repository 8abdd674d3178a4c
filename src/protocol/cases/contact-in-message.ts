// Where somebody said in a message how they can be reached: by the kind of question, else by the ids that the shipped forms use. Pure.
import type { FormBody } from '../form-body.ts';
import type { ShownForms } from './case-of-message.ts';

export type MessageContact = { name: string | null; email: string | null; address: string | null };

export function contactInMessage({ formId, answers }: FormBody, configuration: Pick<ShownForms, 'forms'> | null): MessageContact {
  const steps = configuration?.forms?.find(({ id }) => id === formId)?.steps ?? [];
  const typed = (id: string) => {
    const answer = answers[id];
    return typeof answer === 'string' ? answer.trim() || null : null;
  };
  const ofKind = (kind: 'name' | 'email') => {
    const asked = steps.filter((step) => step.type === 'words' && step.kind === kind).map(({ id }) => id);
    return [...asked, kind].map(typed).find((answer) => answer !== null) ?? null;
  };
  return { name: ofKind('name'), email: ofKind('email'), address: typed('letter') };
}
