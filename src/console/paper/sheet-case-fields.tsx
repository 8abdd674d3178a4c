// What the case of a sheet is, how its sender wants to be answered, and what it is about.
import { CaseKind, ContactChannel } from '../../protocol/cases/case-kinds.ts';
import { useTexts } from '../app-context.ts';
import { optionsOf } from '../cases/case-desk.ts';
import type { About } from '../cases/opening-form.ts';
import { ChoiceField } from '../exports/choice-field.tsx';
import type { SheetCase } from './sheet-case.ts';

type Props = { found: SheetCase; say: (name: keyof SheetCase, value: string) => void; about: About };

export function SheetCaseFields({ found, say, about }: Props) {
  const texts = useTexts();
  const t = texts.caseForms.open;
  const orNone = (options: readonly { id: string; name: string }[]) => [{ id: '', name: t.noDepartment }, ...options];
  const fields = [
    { name: 'kind', options: optionsOf(CaseKind.options, texts.cases.kinds) },
    { name: 'contact', options: optionsOf(ContactChannel.options, texts.cases.contacts) },
    { name: 'department', options: orNone(about.departments) },
    { name: 'service', options: orNone(about.services) },
  ] as const;
  return (
    <fieldset>
      <legend>{texts.paper.keyed.becomes}</legend>
      <div class="pair wide">
        {fields
          .filter(({ options }) => options.length > 1)
          .map(({ name, options }) => (
            <ChoiceField key={name} label={t[name]} options={options} value={found[name]} choose={(value) => say(name, value)} />
          ))}
      </div>
    </fieldset>
  );
}
