// The one dialog in which people say what happened to a case. What was typed stays until it could be written down; what the collector would
// refuse is said here, before it is sent.
import { useState } from 'preact/hooks';
import * as v from 'valibot';
import { NewFact } from '../../protocol/cases/case-facts.ts';
import { useTexts } from '../app-context.ts';
import { DialogButtons } from '../ui/dialog-buttons.tsx';
import { Form } from '../ui/form.tsx';
import { Modal } from '../ui/modal.tsx';
import type { CaseAction, Desk, Saying } from './case-desk.ts';
import { refusalFor } from './case-desk.ts';
import { FactField } from './fact-field.tsx';
import { missingIn, valuesOf } from './form-values.ts';

type Props = { action: CaseAction; desk: Desk; add: (saying: Saying) => Promise<void>; onClose: () => void };
type Wrong = Readonly<Record<string, string>>;
const FORM = '';

export function FactDialog({ action, desk, add, onClose }: Props) {
  const texts = useTexts();
  const [wrong, setWrong] = useState<Wrong>({});
  const submit = async (form: HTMLFormElement) => {
    const values = valuesOf(new FormData(form));
    const found = missingIn(action.fields, values, texts.caseForms);
    const saying = Object.keys(found).length > 0 ? null : action.say(values);
    if (saying === null) return setWrong(found);
    if ('wrong' in saying) return setWrong({ [saying.field]: saying.wrong });
    const refusal = refusalFor(desk, saying.what);
    if (refusal) return setWrong({ [FORM]: texts.cases.reasons[refusal] ?? texts.cases.refusedOther });
    if (!hasShape(desk, saying)) return setWrong({ [FORM]: texts.cases.reasons['shape-invalid'] ?? texts.cases.refusedOther });
    await add(saying);
    onClose();
  };
  return (
    <Modal title={action.label} closeLabel={texts.close} onClose={onClose}>
      <Form onSubmit={submit}>
        {action.line && <p>{action.line}</p>}
        {wrong[FORM] && (
          <p class="notice bad" role="alert">
            {wrong[FORM]}
          </p>
        )}
        {action.fields.map((field) => (
          <FactField key={field.name} field={field} error={wrong[field.name] ?? null} />
        ))}
        <DialogButtons submit={action.fields.length > 0 ? texts.caseForms.save : texts.caseForms.confirm} onClose={onClose} />
      </Form>
    </Modal>
  );
}

function hasShape({ found }: Desk, { what, words }: Saying): boolean {
  return v.safeParse(NewFact, { id: found.id, case: found.id, doneAt: 0, basedOn: found.number, what, words }).success;
}
