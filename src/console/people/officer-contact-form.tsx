// How letters name somebody: their e-mail address and phone number, put in by themselves or by an administrator.
import { useEffect, useState } from 'preact/hooks';
import * as v from 'valibot';
import { OfficerContact } from '../../protocol/letters/letter-api.ts';
import { useApp, useTexts } from '../app-context.ts';
import { problemText } from '../problem-text.ts';
import { DialogButtons } from '../ui/dialog-buttons.tsx';
import { Field } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';

type Props = { person: string; onSaved: () => void; onCancel: () => void };
type Wrong = { email?: string; phone?: string; form?: string };

export function OfficerContactForm({ person, onSaved, onCancel }: Props) {
  const { api } = useApp();
  const texts = useTexts();
  const t = texts.letters;
  const [wrong, setWrong] = useState<Wrong>({});
  const { contact, failed } = useContact(person);
  const submit = async (form: HTMLFormElement) => {
    const data = new FormData(form);
    const read = v.safeParse(OfficerContact, { email: String(data.get('email')), phone: String(data.get('phone')) });
    if (!read.success) return setWrong(wrongIn(read.issues, t));
    const result = await api.call('putOfficerContact', { params: { person }, body: read.output });
    if (result.result === 'answered') onSaved();
    else setWrong({ form: problemText(result, texts) });
  };
  if (contact === undefined) return <p class="hint">{failed ?? texts.letters.fetching}</p>;
  return (
    <Form onSubmit={submit}>
      <p class="hint">{t.contact.line}</p>
      {wrong.form && (
        <p class="notice bad" role="alert">
          {wrong.form}
        </p>
      )}
      <Field label={t.email} error={wrong.email}>
        {(control) => <input {...control} name="email" type="email" maxLength={200} autocomplete="off" defaultValue={contact?.email} />}
      </Field>
      <Field label={t.contact.phone} error={wrong.phone}>
        {(control) => <input {...control} name="phone" type="tel" maxLength={40} autocomplete="off" defaultValue={contact?.phone} />}
      </Field>
      <DialogButtons submit={t.contact.save} onClose={onCancel} />
    </Form>
  );
}

/** `contact` undefined: not known yet; null: there is none. */
function useContact(person: string): { contact: OfficerContact | null | undefined; failed: string | null } {
  const { api } = useApp();
  const texts = useTexts();
  const [contact, setContact] = useState<OfficerContact | null | undefined>();
  const [failed, setFailed] = useState<string | null>(null);
  useEffect(() => {
    void api.call('officerContact', { params: { person } }).then((result) => {
      if (result.result === 'answered') setContact(result.answer.contact);
      else setFailed(problemText(result, texts));
    });
  }, [api, person, texts]);
  return { contact, failed };
}

function wrongIn(issues: readonly v.BaseIssue<unknown>[], t: { emailWrong: string; contact: { phoneWrong: string } }): Wrong {
  const paths = issues.map((issue) => v.getDotPath(issue));
  return {
    ...(paths.includes('email') ? { email: t.emailWrong } : {}),
    ...(paths.includes('phone') ? { phone: t.contact.phoneWrong } : {}),
  };
}
