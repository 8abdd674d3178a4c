// A sheet that came back, found by its code; or why there is none.
import { useTexts } from '../app-context.ts';
import type { Places } from '../fleet/places.ts';
import { useSheet } from './find-sheet.ts';
import './keyed-in.css';
import { SheetForm } from './sheet-form.tsx';

export function KeyedIn({ code, places }: { code: string; places: Places }) {
  const texts = useTexts();
  const look = useSheet(code);
  switch (look.state) {
    case 'looking':
      return <p role="status">{texts.loading}</p>;
    case 'wrong':
      return (
        <p class="notice bad" role="alert">
          {texts.paper.keyed.problems[look.problem]}
        </p>
      );
    case 'found':
      return <SheetForm sheet={look.sheet} places={places} />;
  }
}
