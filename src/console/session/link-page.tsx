// Makes an account from a one-time link: the first administrator's, or an invitation's.
import { useEffect, useState } from 'preact/hooks';
import * as v from 'valibot';
import { AccountName, type LinkPurpose, Password } from '../../protocol/console-api.ts';
import { textIn } from '../../protocol/text.ts';
import type { ApiResult } from '../api-client.ts';
import { useApp, useLanguage, useTexts } from '../app-context.ts';
import { problemText } from '../problem-text.ts';
import { Field } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { DoorStep } from './door-step.tsx';

export function LinkPage({ token }: { token: string }) {
  const { api, router } = useApp();
  const texts = useTexts();
  const [purpose, setPurpose] = useState<ApiResult<LinkPurpose> | null>(null);
  useEffect(() => {
    void api.call('linkPurpose', { body: { token } }).then(setPurpose);
  }, [api, token]);

  if (!purpose) return <DoorStep title={texts.loading} line={null} />;
  if (purpose.result === 'answered') return <AccountForm token={token} purpose={purpose.answer} />;
  const refused = purpose.result === 'refused';
  return (
    <DoorStep
      title={refused ? texts.link.refusedTitle : texts.session.unreachableTitle}
      line={refused && purpose.code === 'link-refused' ? texts.link.refused : problemText(purpose, texts)}
    >
      <button type="button" class="primary wide" onClick={() => router.go({ page: 'home' }, 'replace')}>
        {texts.link.toSignIn}
      </button>
    </DoorStep>
  );
}

/** As `Password` asks. */
const PASSWORD_MIN = 12;
type Errors = { name?: string; account?: string; password?: string; form?: string };

function AccountForm({ token, purpose }: { token: string; purpose: LinkPurpose }) {
  const { session, router } = useApp();
  const texts = useTexts();
  const language = useLanguage();
  const [errors, setErrors] = useState<Errors>({});
  const [working, setWorking] = useState(false);
  const organisation = textIn(purpose.organisation.name, language, 'en');

  const submit = async (form: HTMLFormElement) => {
    const data = new FormData(form);
    const typed = { name: String(data.get('name')), account: String(data.get('account')), password: String(data.get('password')) };
    const found = complaints(typed, texts.link);
    setErrors(found);
    if (Object.keys(found).length > 0) return;
    setWorking(true);
    const result = await session.acceptLink({ token, ...typed, account: v.parse(AccountName, typed.account) });
    if (result.result === 'answered') return router.go({ page: 'home' }, 'replace');
    setWorking(false);
    const sentence = problemText(result, texts);
    setErrors(result.result === 'refused' && result.code === 'already-taken' ? { account: sentence } : { form: sentence });
  };
  return (
    <DoorStep
      title={purpose.name === null ? texts.link.setUpTitle : texts.link.inviteTitle}
      line={texts.link.purpose(texts.roles[purpose.role], organisation)}
    >
      <Form onSubmit={submit}>
        {errors.form && (
          <p class="notice bad" role="alert">
            {errors.form}
          </p>
        )}
        <Field label={texts.link.name} hint={texts.link.nameHint} error={errors.name}>
          {(control) => <input {...control} name="name" autocomplete="name" defaultValue={purpose.name ?? ''} maxLength={100} required />}
        </Field>
        <Field label={texts.link.account} hint={texts.link.accountHint} error={errors.account}>
          {(control) => (
            <input {...control} name="account" autocomplete="username" autocapitalize="none" spellcheck={false} maxLength={100} required />
          )}
        </Field>
        <PasswordField
          label={texts.link.password}
          showLabel={texts.session.showPassword}
          name="password"
          autocomplete="new-password"
          hint={texts.link.passwordHint}
          error={errors.password}
        />
        <button type="submit" class="primary wide" disabled={working}>
          {working ? texts.session.working : texts.link.submit}
        </button>
      </Form>
    </DoorStep>
  );
}

function complaints(typed: { name: string; account: string; password: string }, texts: ReturnType<typeof useTexts>['link']): Errors {
  const missing = Math.max(PASSWORD_MIN - typed.password.length, 1);
  return {
    ...(typed.name.trim() ? {} : { name: texts.nameMissing }),
    ...(v.is(AccountName, typed.account) ? {} : { account: texts.accountWrong }),
    ...(v.is(Password, typed.password) ? {} : { password: texts.passwordShort(missing) }),
  };
}
