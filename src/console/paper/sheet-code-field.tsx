// The code that is printed on a sheet: whoever types it gets the sheet's own questions.
import { useState } from 'preact/hooks';
import { useApp, useTexts } from '../app-context.ts';
import { hashOf } from '../route.ts';
import { Field } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';

export function SheetCodeField({ code }: { code: string | null }) {
  const { router } = useApp();
  const t = useTexts().paper.keyed;
  const [typed, setTyped] = useState(code ?? '');
  return (
    <Form
      class="sheet-code-field"
      onSubmit={() => {
        if (typed.trim() !== '') router.go({ page: 'new-case', code: typed.trim() });
      }}
    >
      <Field label={t.code} hint={t.codeHint}>
        {(control) => (
          <input
            {...control}
            type="text"
            maxLength={200}
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            value={typed}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
        )}
      </Field>
      <div class="sheet-code-buttons">
        <button type="submit">{t.lookUp}</button>
        {code !== null && <a href={hashOf({ page: 'new-case', code: null })}>{t.without}</a>}
      </div>
    </Form>
  );
}
