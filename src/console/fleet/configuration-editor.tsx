// The form and what follows from it: mistakes, summary of changes, preview, publication.
import { useMemo, useRef, useState } from 'preact/hooks';
import * as v from 'valibot';
import type { Configuration } from '../../protocol/configuration.ts';
import { type ConfigurationAnswer, PublishRequest } from '../../protocol/console-api.ts';
import { useApp, useTag, useTexts } from '../app-context.ts';
import { problemText } from '../problem-text.ts';
import { clockTime } from '../ui/spoken-time.ts';
import { type Change, changeSummary } from './change-summary.ts';
import { CommentPart } from './comment-part.tsx';
import { checkDraft, type Draft } from './draft.ts';
import { type DraftErrors, draftErrors } from './draft-errors.ts';
import { keepDraft, useDraftShelf } from './draft-shelf.ts';
import { EditingContext, useLanguageName } from './editing.ts';
import { FactsPart } from './facts-part.tsx';
import { AttractPart, PinPart, QuestionPart, ThanksPart, TimesPart } from './form-parts.tsx';
import { KioskPreview } from './kiosk-preview.tsx';
import { LanguagesPart } from './languages-part.tsx';
import { LookPart } from './look-part.tsx';
import { NoticePart } from './notice-part.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { ReasonsPart } from './reasons-part.tsx';
import { shortRevision } from './revision-text.ts';
import { RolloutStatus } from './rollout-status.tsx';

type Props = { kiosk: string; base: ConfigurationAnswer; outdated: string | null; reload: () => Promise<void> };

export function ConfigurationEditor({ kiosk, base, outdated, reload }: Props) {
  const t = useTexts().editor;
  const shelf = useDraftShelf();
  const kept = shelf.value.get(kiosk);
  const draft = kept?.draft ?? base.configuration;
  const newPin = kept?.newPin ?? '';
  const judged = useJudgement(base.configuration, draft, newPin);
  const [publishing, setPublishing] = useState(false);
  const publish = usePublish(kiosk, base, judged.configuration, newPin, reload, () => setPublishing(false));
  const keep = (next: Draft, pin: string) => {
    const changed = pin !== '' || JSON.stringify(next) !== JSON.stringify(base.configuration);
    keepDraft(shelf, kiosk, changed ? { base, draft: next, newPin: pin } : null);
  };
  const editing = {
    draft,
    edit: (next: Draft) => keep(next, newPin),
    errors: judged.errors,
    pinSet: base.pinSet,
    newPin,
    setNewPin: (pin: string) => keep(draft, pin),
  };
  return (
    <EditingContext.Provider value={editing}>
      {outdated && (
        <p class="notice warn" role="alert">
          {t.outdated(shortRevision(outdated))}
        </p>
      )}
      {base.revision && <RolloutStatus key={base.revision} kiosk={kiosk} wanted={base.revision} />}
      <div class="editor-columns">
        <Form />
        <KioskPreview configuration={judged.shown} stale={judged.configuration === null} />
      </div>
      <History base={base} />
      <Bar judged={judged} discard={() => keepDraft(shelf, kiosk, null)} publish={() => setPublishing(true)} />
      {publishing && <PublishDialog changes={judged.changes} publish={publish} onClose={() => setPublishing(false)} />}
    </EditingContext.Provider>
  );
}

function Form() {
  return (
    <form onSubmit={(event) => event.preventDefault()} noValidate>
      <FactsPart />
      <LanguagesPart />
      <AttractPart />
      <NoticePart />
      <QuestionPart />
      <ReasonsPart />
      <CommentPart />
      <ThanksPart />
      <LookPart />
      <TimesPart />
      <PinPart />
    </form>
  );
}

type Judgement = { errors: DraftErrors; configuration: Configuration | null; shown: Configuration; changes: Change[] };

/** `configuration` is null while there are mistakes; `shown` is then the last one without. */
function useJudgement(before: Configuration, draft: Draft, newPin: string): Judgement {
  const t = useTexts().editor;
  const language = useLanguageName();
  const lastRight = useRef(before);
  const checked = useMemo(() => checkDraft(draft), [draft]);
  if (checked.right) lastRight.current = checked.configuration;
  const pinRight = newPin === '' || v.is(PublishRequest.entries.newPin, newPin);
  const errors = new Map(checked.right ? [] : draftErrors(checked.issues, t));
  if (!pinRight) errors.set('newPin', t.errors.pin);
  const right = checked.right && pinRight;
  return {
    errors,
    configuration: right ? checked.configuration : null,
    shown: lastRight.current,
    changes: changeSummary(before, checked.right ? checked.configuration : draft, newPin !== '', { texts: t, language }),
  };
}

function usePublish(
  kiosk: string,
  base: ConfigurationAnswer,
  configuration: Configuration | null,
  newPin: string,
  reload: () => Promise<void>,
  done: () => void,
): () => Promise<string | null> {
  const { api } = useApp();
  const texts = useTexts();
  const shelf = useDraftShelf();
  return async () => {
    if (!configuration) return null;
    const body = { basedOn: base.revision, configuration, ...(newPin ? { newPin } : {}) };
    const result = await api.call('publish', { params: { kiosk }, body });
    if (result.result === 'answered') {
      keepDraft(shelf, kiosk, null);
      await reload();
      done();
      return null;
    }
    if (result.result === 'refused' && result.code === 'revision-outdated') {
      await reload();
      done();
      return null;
    }
    return result.result === 'refused' && result.detail
      ? `${problemText(result, texts)} ${result.path ?? ''} ${result.detail}`
      : problemText(result, texts);
  };
}

function Bar({ judged, discard, publish }: { judged: Judgement; discard: () => void; publish: () => void }) {
  const t = useTexts().editor;
  const { changes, errors } = judged;
  const changed = changes.length > 0;
  const go = () => {
    if (errors.size === 0) publish();
    else document.querySelector<HTMLElement>('.editor [aria-invalid="true"]')?.focus();
  };
  return (
    <div class="editor-bar">
      <p role="status">
        {changed ? t.changes(changes.length) : t.noChanges}
        {errors.size > 0 && <span class="error">{t.mistakes(errors.size)}</span>}
      </p>
      <button
        type="button"
        class="quiet to-preview"
        onClick={() => document.getElementById('preview')?.scrollIntoView({ behavior: 'smooth' })}
      >
        {t.toPreview}
      </button>
      <button type="button" disabled={!changed && errors.size === 0} onClick={discard}>
        {t.discard}
      </button>
      <button type="button" class="primary" disabled={!changed} onClick={go}>
        {t.publish}
      </button>
    </div>
  );
}

function History({ base }: { base: ConfigurationAnswer }) {
  const { clock } = useApp();
  const t = useTexts().editor;
  const tag = useTag();
  if (base.history.length === 0) return null;
  return (
    <details class="history">
      <summary>{t.history}</summary>
      <ul>
        {base.history.map(({ revision, publishedAt, publishedBy }) => (
          <li key={revision}>{t.historyRow(shortRevision(revision), clockTime(Date.parse(publishedAt), clock(), tag), publishedBy)}</li>
        ))}
      </ul>
    </details>
  );
}
