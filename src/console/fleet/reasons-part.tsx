// Why that face? On or off, the question, and two to eight reasons. A reason keeps its id for ever; a new one gets a new id.
import { useRef } from 'preact/hooks';
import type { ReasonsQuestion } from '../../protocol/questions/reasons.ts';
import { useApp, useTexts } from '../app-context.ts';
import { addQuestion, emptyText, freshId, moved, questionOf, withoutQuestion, withQuestion } from './draft.ts';
import { useEditing } from './editing.ts';
import { remapFacts, removedAt, swapped } from './fact-pointers.ts';
import { FormSection, Switch } from './form-section.tsx';
import { ListButtons } from './list-buttons.tsx';
import { TextFields } from './text-fields.tsx';

const MOST_REASONS = 8;
const ID_BYTES = 6;

export function ReasonsPart() {
  const { draft, edit, errors } = useEditing();
  const { random } = useApp();
  const t = useTexts().editor;
  const found = questionOf(draft, 'reasons');
  const last = useRef<ReasonsQuestion | null>(null);
  if (found) last.current = found.question;
  const newOption = () => ({ id: freshId('reason', random(ID_BYTES)), text: emptyText(draft.locales) });
  const turn = (on: boolean) => {
    if (!on) return found && edit(withoutQuestion(draft, found.question.id));
    const fresh = (): ReasonsQuestion => ({
      type: 'reasons',
      id: freshId('reasons', random(ID_BYTES)),
      text: emptyText(draft.locales),
      options: [newOption(), newOption()],
    });
    edit(addQuestion(draft, last.current ?? fresh()));
  };
  return (
    <FormSection title={t.reasons} hint={t.reasonHint}>
      <Switch label={t.reasonsOn} on={found !== null} set={turn} />
      {found && (
        <>
          <TextFields
            label={t.reasonsText}
            path={`flow.${found.place}.text`}
            text={found.question.text}
            set={(text) => edit(withQuestion(draft, { ...found.question, text }))}
          />
          <Options question={found.question} place={found.place} />
          {errors.has(`flow.${found.place}.options`) && <p class="error">{errors.get(`flow.${found.place}.options`)}</p>}
          {found.question.options.length < MOST_REASONS && (
            <button
              type="button"
              class="start"
              onClick={() => edit(withQuestion(draft, { ...found.question, options: [...found.question.options, newOption()] }))}
            >
              {t.addReason}
            </button>
          )}
        </>
      )}
    </FormSection>
  );
}

function Options({ question, place }: { question: ReasonsQuestion; place: number }) {
  const { draft, edit } = useEditing();
  const t = useTexts().editor;
  const { options } = question;
  const facts = `/flow/${place}/options`;
  const set = (next: ReasonsQuestion['options'], placeAfter: (at: number) => number | null = (at) => at) =>
    edit(remapFacts(withQuestion(draft, { ...question, options: next }), facts, placeAfter));
  return (
    <>
      {options.map((option, at) => (
        <div key={option.id} class="listed">
          <TextFields
            label={t.reason(at + 1)}
            path={`flow.${place}.options.${at}.text`}
            text={option.text}
            set={(text) => set(options.with(at, { ...option, text }))}
          />
          <ListButtons
            name={t.reason(at + 1)}
            place={at}
            count={options.length}
            removable={options.length > 2}
            move={(by) => set(moved(options, at, by), swapped(at, at + by))}
            remove={() => set(options.toSpliced(at, 1), removedAt(at))}
          />
        </div>
      ))}
    </>
  );
}
