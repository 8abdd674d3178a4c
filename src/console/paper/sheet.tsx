// One form on A4, in one language: the same questions as at the kiosk, with boxes and lines, the form's own words on privacy, where to hand it
// in, and the code of what it was printed from.
import type { Form } from '../../protocol/form.ts';
import { type PaperAnswer, paperCode } from '../../protocol/paper-api.ts';
import { textIn } from '../../protocol/text.ts';
import { filled, paperWords } from './paper-words.ts';
import { type Drawn, type SheetPart, sheetOf } from './sheet-of.ts';

export function Sheet({ paper, form, locale }: { paper: PaperAnswer; form: Form; locale: string }) {
  const words = paperWords(locale);
  const parts = sheetOf(form, { locale, words, inventory: paper });
  const say = (text: Parameters<typeof textIn>[0]) => textIn(text, locale, 'en');
  const code = paperCode(paper, form.id);
  return (
    <article class="sheet" lang={locale} dir={locale.startsWith('ar') ? 'rtl' : 'ltr'} aria-label={say(form.door)}>
      <div class="sheet-body">
        <header>
          <p>{say(paper.organisation.name)}</p>
          <h2>{say(form.door)}</h2>
        </header>
        {form.privacy && (
          <section class="sheet-privacy">
            <p>{say(form.privacy.text)}</p>
            {form.warning && <p>{say(form.warning)}</p>}
          </section>
        )}
        {parts.map((part) => (
          <Part key={part.id} part={part} />
        ))}
        <footer>
          <section>
            <h3>{words.handInTitle}</h3>
            <p>{filled(words.handIn, { place: say(paper.site.name) })}</p>
          </section>
          <section class="sheet-staff">
            <h3>{words.staff}</h3>
            <p>
              {words.received} <span class="sheet-blank" />
            </p>
            <p>
              {words.reference} <span class="sheet-blank" />
            </p>
            <p class="sheet-code">
              <bdi>{code}</bdi>
            </p>
          </section>
        </footer>
      </div>
      {/* Printed at the foot of every page. */}
      <p class="sheet-foot">
        {words.form} <bdi>{code}</bdi>
      </p>
    </article>
  );
}

function Part({ part: { number, text, hint, only, drawn } }: { part: SheetPart }) {
  return (
    <section class="sheet-part">
      <h3>
        {number !== null && <span>{number}. </span>}
        {text}
      </h3>
      {only && <p class="sheet-only">{only}</p>}
      {hint && <p class="sheet-hint">{hint}</p>}
      <Answer drawn={drawn} />
    </section>
  );
}

function Answer({ drawn }: { drawn: Drawn }) {
  switch (drawn.draw) {
    case 'boxes':
      return (
        <>
          {drawn.hint && <p class="sheet-hint">{drawn.hint}</p>}
          <ul class="sheet-boxes">
            {drawn.options.map((option) => (
              <li key={option}>{option}</li>
            ))}
          </ul>
        </>
      );
    case 'lines':
      return (
        <div class="sheet-lines">
          {Array.from({ length: drawn.count }, (_, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines are all alike.
            <div key={place} />
          ))}
        </div>
      );
    case 'blank':
      return (
        <p class="sheet-hint">
          <span class="sheet-blank" /> {drawn.hint}
        </p>
      );
    case 'text':
      return (
        <>
          {drawn.lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </>
      );
  }
}
