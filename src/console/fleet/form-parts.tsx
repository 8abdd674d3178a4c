// The sections of the configuration form that are not lists: screens with texts, the question, times, the PIN.

import { SCALE_IDS, SCALES, type ScaleId } from '../../protocol/scales.ts';
import { useTexts } from '../app-context.ts';
import { Face } from '../ui/face.tsx';
import { Field } from '../ui/field.tsx';
import { emptyText, questionOf, withQuestion } from './draft.ts';
import { useEditing } from './editing.ts';
import { FormSection } from './form-section.tsx';
import { TextFields } from './text-fields.tsx';

export function AttractPart() {
  const { draft, edit } = useEditing();
  const t = useTexts().editor;
  const { attract } = draft;
  return (
    <FormSection title={t.attract}>
      <TextFields
        label={t.attractTitle}
        path="attract.title"
        text={attract.title}
        set={(title) => edit({ ...draft, attract: { ...attract, title } })}
      />
      <TextFields
        label={t.invitation}
        path="attract.invitation"
        text={attract.invitation}
        set={(invitation) => edit({ ...draft, attract: { ...attract, invitation } })}
      />
    </FormSection>
  );
}

export function QuestionPart() {
  const { draft, edit } = useEditing();
  const texts = useTexts();
  const t = texts.editor;
  const rating = questionOf(draft, 'rating');
  if (!rating) return null;
  const { question, place } = rating;
  const setScale = (scale: ScaleId) => edit(withQuestion(draft, { ...question, scale }));
  return (
    <FormSection title={t.question}>
      <TextFields
        label={t.questionText}
        path={`flow.${place}.text`}
        text={question.text}
        set={(text) => edit(withQuestion(draft, { ...question, text }))}
      />
      <fieldset class="field">
        <legend>{t.scale}</legend>
        <div class="scales">
          {SCALE_IDS.map((id) => (
            <label key={id} class="check">
              <input type="radio" name="scale" checked={question.scale === id} onChange={() => setScale(id)} />
              {t.scales[id]}
              {id.startsWith('faces-') && (
                <span class="faces">
                  {SCALES[id].values.map((value) => (
                    <Face key={value.id} value={value.id} />
                  ))}
                </span>
              )}
            </label>
          ))}
        </div>
        <p class="hint">{t.scaleHint}</p>
      </fieldset>
    </FormSection>
  );
}

export function ThanksPart() {
  const { draft, edit } = useEditing();
  const t = useTexts().editor;
  const { thanks, locales } = draft;
  return (
    <FormSection title={t.thanks}>
      <TextFields
        label={t.thanksTitle}
        path="thanks.title"
        text={thanks.title}
        set={(title) => edit({ ...draft, thanks: { ...thanks, title } })}
      />
      <TextFields
        label={t.thanksLine}
        path="thanks.line"
        optional
        text={thanks.line ?? emptyText(locales)}
        set={(line) => edit({ ...draft, thanks: { ...thanks, line } })}
      />
    </FormSection>
  );
}

export function TimesPart() {
  const { draft, edit } = useEditing();
  const t = useTexts().editor;
  const { idle, sync } = draft;
  return (
    <FormSection title={t.times}>
      <div class="pair">
        <Seconds
          label={t.warnAfter}
          path="idle.warnAfterMs"
          ms={idle.warnAfterMs}
          set={(warnAfterMs) => edit({ ...draft, idle: { ...idle, warnAfterMs } })}
        />
        <Seconds
          label={t.resetAfter}
          path="idle.resetAfterMs"
          ms={idle.resetAfterMs}
          set={(resetAfterMs) => edit({ ...draft, idle: { ...idle, resetAfterMs } })}
        />
        <Seconds
          label={t.thanksFor}
          path="idle.thanksForMs"
          ms={idle.thanksForMs}
          set={(thanksForMs) => edit({ ...draft, idle: { ...idle, thanksForMs } })}
        />
        <Seconds
          label={t.sync}
          path="sync.intervalMs"
          ms={sync.intervalMs}
          set={(intervalMs) => edit({ ...draft, sync: { intervalMs } })}
        />
      </div>
    </FormSection>
  );
}

function Seconds({ label, path, ms, set }: { label: string; path: string; ms: number; set: (ms: number) => void }) {
  const { errors } = useEditing();
  return (
    <Field label={label} error={errors.get(path)}>
      {(control) => (
        <input
          {...control}
          type="number"
          inputMode="numeric"
          step={1}
          value={Number.isNaN(ms) ? '' : ms / 1000}
          onInput={(event) => set(Math.round(event.currentTarget.valueAsNumber * 1000))}
        />
      )}
    </Field>
  );
}

export function PinPart() {
  const { newPin, setNewPin, pinSet, errors } = useEditing();
  const t = useTexts().editor;
  return (
    <FormSection title={t.pin}>
      <Field label={t.pinNew} hint={pinSet ? t.pinSet : t.pinUnset} error={errors.get('newPin')}>
        {(control) => (
          <input
            {...control}
            type="text"
            class="short"
            inputMode="numeric"
            autocomplete="off"
            maxLength={12}
            value={newPin}
            onInput={(event) => setNewPin(event.currentTarget.value.trim())}
          />
        )}
      </Field>
    </FormSection>
  );
}
