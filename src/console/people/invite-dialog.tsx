// Makes a one-time link for a new account: who, what they may do, where.
import { useState } from 'preact/hooks';
import * as v from 'valibot';
import { type InvitationAnswer, InvitationRequest, Role } from '../../protocol/console-api.ts';
import { useApp, useTag, useTexts } from '../app-context.ts';
import { problemText } from '../problem-text.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { DialogButtons } from '../ui/dialog-buttons.tsx';
import { Field } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { Modal } from '../ui/modal.tsx';
import { clockTime } from '../ui/spoken-time.ts';
import { SiteChoice } from './site-choice.tsx';

const OFFERED: readonly Role[] = Role.options;
type Site = { id: string; name: string };
type Errors = { name?: string; sites?: string; form?: string };

export function InviteDialog({ sites, onClose }: { sites: readonly Site[]; onClose: () => void }) {
  const texts = useTexts();
  const [made, setMade] = useState<{ name: string; invitation: InvitationAnswer } | null>(null);
  return (
    <Modal title={made ? texts.people.linkTitle(made.name) : texts.people.invite} closeLabel={texts.close} onClose={onClose}>
      {made ? (
        <MadeLink invitation={made.invitation} onClose={onClose} />
      ) : (
        <InviteForm sites={sites} onClose={onClose} onMade={(name, invitation) => setMade({ name, invitation })} />
      )}
    </Modal>
  );
}

type FormProps = { sites: readonly Site[]; onClose: () => void; onMade: (name: string, invitation: InvitationAnswer) => void };

function InviteForm({ sites, onClose, onMade }: FormProps) {
  const { api } = useApp();
  const texts = useTexts();
  const t = texts.people;
  const [role, setRole] = useState<Role>('staff');
  const [allSites, setAllSites] = useState(true);
  const [errors, setErrors] = useState<Errors>({});

  const submit = async (form: HTMLFormElement) => {
    const data = new FormData(form);
    const name = String(data.get('name')).trim();
    const chosen = allSites ? null : data.getAll('site').map(String);
    const found: Errors = { ...(name ? {} : { name: t.nameMissing }), ...(chosen?.length === 0 ? { sites: t.siteMissing } : {}) };
    setErrors(found);
    if (Object.keys(found).length > 0) return;
    const result = await api.call('invite', { body: v.parse(InvitationRequest, { name, role, sites: chosen }) });
    if (result.result === 'answered') onMade(name, result.answer);
    else setErrors({ form: problemText(result, texts) });
  };
  return (
    <Form onSubmit={submit}>
      <p class="hint">{t.inviteLine}</p>
      {errors.form && (
        <p class="notice bad" role="alert">
          {errors.form}
        </p>
      )}
      <Field label={t.name} error={errors.name}>
        {(control) => <input {...control} name="name" autocomplete="off" maxLength={100} required />}
      </Field>
      <Field label={t.role} hint={t.roleHints[role]}>
        {(control) => (
          <select {...control} value={role} onChange={(event) => setRole(v.parse(Role, event.currentTarget.value))}>
            {OFFERED.map((id) => (
              <option key={id} value={id}>
                {texts.roles[id]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <SiteChoice sites={sites} all={allSites} setAll={setAllSites} error={errors.sites} />
      <DialogButtons submit={t.makeLink} onClose={onClose} />
    </Form>
  );
}

function MadeLink({ invitation, onClose }: { invitation: InvitationAnswer; onClose: () => void }) {
  const { clock } = useApp();
  const texts = useTexts();
  const tag = useTag();
  return (
    <>
      <p>{texts.people.linkLine(clockTime(Date.parse(invitation.expiresAt), clock(), tag))}</p>
      <p class="copyable">
        <code>{invitation.link}</code>
        <CopyButton text={invitation.link} label={texts.copy} doneLabel={texts.copied} />
      </p>
      <footer>
        <button type="button" class="primary" onClick={onClose}>
          {texts.people.done}
        </button>
      </footer>
    </>
  );
}
