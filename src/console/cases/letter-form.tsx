// The letter as it was filled in, to be changed before it goes.
import { useState } from 'preact/hooks';
import * as v from 'valibot';
import { type LetterDraft, MailAddress } from '../../protocol/letters/letter-api.ts';
import { useTexts } from '../app-context.ts';
import { Field } from '../ui/field.tsx';

export type Written = { email: string; subject: string; text: string };
type Props = {
  draft: LetterDraft;
  onClose: () => void;
  onPrint: (letter: Written) => void;
  onSend: (letter: { by: 'e-mail' } & Written) => Promise<void>;
};
type Wrong = Partial<Record<keyof Written, string>>;

export function LetterForm({ draft, onClose, onPrint, onSend }: Props) {
  const texts = useTexts();
  const t = texts.letters;
  const [wrong, setWrong] = useState<Wrong>({});
  const [sending, setSending] = useState(false);
  const toColleague = draft.kind === 'compliment';
  const byEmail = draft.byEmail && !(toColleague && draft.to.email === null);
  const submit = async (form: HTMLFormElement, by: string) => {
    const letter = written(form, draft);
    const found = wrongIn(letter, by === 'e-mail', texts);
    setWrong(found);
    if (Object.keys(found).length > 0) return;
    if (by !== 'e-mail') return onPrint(letter);
    setSending(true);
    await onSend({ by: 'e-mail', ...letter });
    setSending(false);
  };
  return (
    <form
      class="letter"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const { submitter } = event as SubmitEvent;
        void submit(event.currentTarget, submitter instanceof HTMLButtonElement ? submitter.value : '');
      }}
    >
      {!byEmail && <p class="notice">{draft.byEmail ? t.noAddress : t.noEmail}</p>}
      {byEmail && (
        <Field label={t.email} error={wrong.email}>
          {(control) => (
            <input
              {...control}
              name="email"
              type="email"
              maxLength={200}
              autocomplete="off"
              readOnly={toColleague}
              defaultValue={draft.to.email ?? ''}
            />
          )}
        </Field>
      )}
      <Field label={t.subject} error={wrong.subject}>
        {(control) => <input {...control} name="subject" type="text" maxLength={200} autocomplete="off" defaultValue={draft.subject} />}
      </Field>
      <Field label={t.text} hint={toColleague ? t.textHintColleague : t.textHint} error={wrong.text}>
        {(control) => (
          <textarea {...control} name="text" rows={14} maxLength={10_000} lang={draft.locale} dir="auto" defaultValue={draft.text} />
        )}
      </Field>
      <footer>
        <button type="button" onClick={onClose}>
          {texts.cancel}
        </button>
        <button type="submit" value="post" class={byEmail ? '' : 'primary'}>
          {t.print}
        </button>
        {byEmail && (
          <button type="submit" value="e-mail" class="primary" disabled={sending}>
            {t.send}
          </button>
        )}
      </footer>
    </form>
  );
}

function written(form: HTMLFormElement, { to }: LetterDraft): Written {
  const data = new FormData(form);
  const typed = (name: string) => String(data.get(name) ?? '').trim();
  return { email: typed('email') || (to.email ?? ''), subject: typed('subject'), text: typed('text') };
}

function wrongIn({ email, subject, text }: Written, byEmail: boolean, texts: ReturnType<typeof useTexts>): Wrong {
  const { required } = texts.caseForms;
  return {
    ...(byEmail && !v.is(MailAddress, email) ? { email: texts.letters.emailWrong } : {}),
    ...(subject === '' ? { subject: required } : {}),
    ...(text === '' ? { text: required } : {}),
  };
}
