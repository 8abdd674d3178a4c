// The page's title, which screen readers say first and windows are told apart by: what this is for, and whose.
import { textIn } from '../../protocol/text-in.ts';
import { defaultLocale, type Shown } from '../visit.ts';

export function titlePage(document: Pick<Document, 'title'>, shown: Shown | null, locale: string): void {
  if (!shown) return;
  const { attract, organisation, site } = shown.configuration;
  const [what, whose, where] = [attract.title, organisation.name, site.name].map((text) =>
    textIn(text, locale, defaultLocale(shown.configuration)),
  );
  document.title = `${what} – ${whose}, ${where}`;
}
