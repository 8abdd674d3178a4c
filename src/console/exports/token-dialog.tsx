// Makes a token: what will use it, what it opens, where, until when. Its secret is shown this once.
import { useState } from 'preact/hooks';
import * as v from 'valibot';
import { type MakeTokenAnswer, MakeTokenRequest, TOKEN_SCOPES } from '../../protocol/token-api.ts';
import { useApp, useTexts } from '../app-context.ts';
import { SiteChoice } from '../people/site-choice.tsx';
import { today } from '../period.ts';
import { problemText } from '../problem-text.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { DialogButtons } from '../ui/dialog-buttons.tsx';
import { Field } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { Modal } from '../ui/modal.tsx';

type Site = { id: string; name: string };
type Errors = { name?: string; sites?: string; form?: string };
const DAY_MS = 86_400_000;
const FIRST_DAYS = 90;
const MOST_DAYS = 365;

export function TokenDialog({ sites, onClose }: { sites: readonly Site[]; onClose: () => void }) {
  const texts = useTexts();
  const [made, setMade] = useState<MakeTokenAnswer | null>(null);
  return (
    <Modal title={made ? texts.tokens.secretTitle(made.token.name) : texts.tokens.make} closeLabel={texts.close} onClose={onClose}>
      {made ? <Secret secret={made.secret} onClose={onClose} /> : <TokenForm sites={sites} onClose={onClose} onMade={setMade} />}
    </Modal>
  );
}

type FormProps = { sites: readonly Site[]; onClose: () => void; onMade: (made: MakeTokenAnswer) => void };

function TokenForm({ sites, onClose, onMade }: FormProps) {
  const { api, clock } = useApp();
  const texts = useTexts();
  const t = texts.tokens;
  const [allSites, setAllSites] = useState(true);
  const [errors, setErrors] = useState<Errors>({});
  const submit = async (form: HTMLFormElement) => {
    const data = new FormData(form);
    const chosen = allSites ? null : data.getAll('site').map(String);
    const asked = { name: String(data.get('name')).trim(), scope: data.get('scope'), sites: chosen, lastDay: data.get('lastDay') };
    const found: Errors = {
      ...(asked.name ? {} : { name: t.nameMissing }),
      ...(chosen?.length === 0 ? { sites: texts.people.siteMissing } : {}),
    };
    const parsed = v.safeParse(MakeTokenRequest, asked);
    if (Object.keys(found).length === 0 && !parsed.success) found.form = texts.problems['shape-invalid'] ?? '';
    setErrors(found);
    if (Object.keys(found).length > 0 || !parsed.success) return;
    const result = await api.call('makeToken', { body: parsed.output });
    if (result.result === 'answered') onMade(result.answer);
    else setErrors({ form: problemText(result, texts) });
  };
  return (
    <Form onSubmit={submit}>
      {errors.form && (
        <p class="notice bad" role="alert">
          {errors.form}
        </p>
      )}
      <Field label={t.name} error={errors.name}>
        {(control) => <input {...control} name="name" autocomplete="off" maxLength={100} required />}
      </Field>
      <Field label={t.scope}>
        {(control) => (
          <select {...control} name="scope">
            {TOKEN_SCOPES.map((scope) => (
              <option key={scope} value={scope}>
                {t.scopes[scope]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t.lastDay} hint={t.lastDayHint}>
        {(control) => (
          <input
            {...control}
            type="date"
            name="lastDay"
            min={today(clock())}
            max={today(clock() + MOST_DAYS * DAY_MS)}
            defaultValue={today(clock() + FIRST_DAYS * DAY_MS)}
          />
        )}
      </Field>
      <SiteChoice sites={sites} all={allSites} setAll={setAllSites} error={errors.sites} />
      <DialogButtons submit={t.make} onClose={onClose} />
    </Form>
  );
}

function Secret({ secret, onClose }: { secret: string; onClose: () => void }) {
  const texts = useTexts();
  return (
    <>
      <p>{texts.tokens.secretLine}</p>
      <p class="copyable">
        <code>{secret}</code>
        <CopyButton text={secret} label={texts.copy} doneLabel={texts.copied} />
      </p>
      <footer>
        <button type="button" class="primary" onClick={onClose}>
          {texts.tokens.done}
        </button>
      </footer>
    </>
  );
}
