// Which letter, in which language, and to whom a compliment goes.
import type { LetterDraft } from '../../protocol/letters/letter-api.ts';
import type { LetterKind } from '../../protocol/letters/letter-templates.ts';
import { useTag, useTexts } from '../app-context.ts';
import { Field } from '../ui/field.tsx';
import type { Desk } from './case-desk.ts';

/** `locale` null: the person's. */
export type Chosen = { kind: LetterKind; locale: string | null; colleague: string | null };
type Props = {
  kinds: readonly LetterKind[];
  chosen: Chosen;
  draft: LetterDraft | null;
  people: Desk['people'];
  setChosen: (chosen: Chosen) => void;
};

export function LetterChoice({ kinds, chosen, draft, people, setChosen }: Props) {
  const t = useTexts().letters;
  const names = new Intl.DisplayNames(useTag(), { type: 'language' });
  return (
    <div class="letter-choice">
      <Field label={t.kind}>
        {(control) => (
          <select
            {...control}
            value={chosen.kind}
            onChange={({ currentTarget }) => setChosen({ ...chosen, kind: kinds[currentTarget.selectedIndex] ?? chosen.kind })}
          >
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {t.kinds[kind]}
              </option>
            ))}
          </select>
        )}
      </Field>
      {draft && draft.locales.length > 1 && (
        <Field label={t.language}>
          {(control) => (
            <select
              {...control}
              value={draft.locale}
              onChange={({ currentTarget }) => setChosen({ ...chosen, locale: currentTarget.value })}
            >
              {draft.locales.map((locale) => (
                <option key={locale} value={locale}>
                  {names.of(locale)}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {chosen.kind === 'compliment' && (
        <Field label={t.colleague} hint={t.colleagueHint}>
          {(control) => (
            <select
              {...control}
              value={chosen.colleague ?? ''}
              onChange={({ currentTarget }) => setChosen({ ...chosen, colleague: currentTarget.value || null })}
            >
              <option value="">{t.choose}</option>
              {people.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
    </div>
  );
}
