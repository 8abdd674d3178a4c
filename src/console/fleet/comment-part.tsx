// A few words of one's own: on or off, the question, the hint where people type, how long.
import { useRef } from 'preact/hooks';
import type { CommentQuestion } from '../../protocol/questions/comment.ts';
import { useApp, useTexts } from '../app-context.ts';
import { Field } from '../ui/field.tsx';
import { addQuestion, emptyText, freshId, questionOf, withoutQuestion, withQuestion } from './draft.ts';
import { useEditing } from './editing.ts';
import { FormSection, Switch } from './form-section.tsx';
import { TextFields } from './text-fields.tsx';

const ID_BYTES = 6;
const FIRST_MAX_LENGTH = 500;

export function CommentPart() {
  const { draft, edit } = useEditing();
  const { random } = useApp();
  const t = useTexts().editor;
  const found = questionOf(draft, 'comment');
  const last = useRef<CommentQuestion | null>(null);
  if (found) last.current = found.question;
  const turn = (on: boolean) => {
    if (!on) return found && edit(withoutQuestion(draft, found.question.id));
    const id = freshId('comment', random(ID_BYTES));
    edit(addQuestion(draft, last.current ?? { type: 'comment', id, text: emptyText(draft.locales), maxLength: FIRST_MAX_LENGTH }));
  };
  return (
    <FormSection title={t.comment}>
      <Switch label={t.commentOn} on={found !== null} set={turn} />
      {found && <CommentFields question={found.question} place={found.place} />}
    </FormSection>
  );
}

function CommentFields({ question, place }: { question: CommentQuestion; place: number }) {
  const { draft, edit, errors } = useEditing();
  const t = useTexts().editor;
  const set = (change: Partial<CommentQuestion>) => edit(withQuestion(draft, { ...question, ...change }));
  return (
    <>
      <TextFields label={t.commentText} path={`flow.${place}.text`} text={question.text} set={(text) => set({ text })} />
      <TextFields
        label={t.commentHint}
        path={`flow.${place}.hint`}
        optional
        text={question.hint ?? emptyText(draft.locales)}
        set={(hint) => set({ hint })}
      />
      <Field label={t.maxLength} error={errors.get(`flow.${place}.maxLength`)}>
        {(control) => (
          <input
            {...control}
            type="number"
            class="short"
            inputMode="numeric"
            value={Number.isNaN(question.maxLength) ? '' : question.maxLength}
            onInput={(event) => set({ maxLength: event.currentTarget.valueAsNumber })}
          />
        )}
      </Field>
    </>
  );
}
