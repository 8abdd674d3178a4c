// Facts that nobody has confirmed yet, each with what it says now and a way to say that it is right.
import { useTexts } from '../app-context.ts';
import { useEditing, useLanguageName } from './editing.ts';
import { dropFacts } from './fact-pointers.ts';
import { factsOf } from './facts.ts';
import { FormSection } from './form-section.tsx';

export function FactsPart() {
  const { draft, edit } = useEditing();
  const t = useTexts().editor;
  const facts = factsOf(draft, t, useLanguageName());
  if (facts.length === 0) return null;
  return (
    <FormSection title={t.facts} hint={t.factsLine}>
      <ul class="rows">
        {facts.map(({ pointer, label, says }) => (
          <li key={pointer}>
            <div>
              <strong>{label}</strong>
              <p>{says}</p>
            </div>
            <button type="button" aria-label={`${t.factRight}: ${label}`} onClick={() => edit(dropFacts(draft, pointer))}>
              {t.factRight}
            </button>
          </li>
        ))}
      </ul>
    </FormSection>
  );
}
