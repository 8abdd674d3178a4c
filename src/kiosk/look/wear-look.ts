// Puts an organisation's colours on the screen, after the first paint: as a style sheet made here, which the content policy allows, and only
// on light paper and without a wish for more contrast. What a visitor chooses (`data-contrast`) is more exact, so it goes before.
import type { Look } from '../../protocol/look.ts';
import { SOFT_SHARE } from '../../protocol/look-colours.ts';

const sheet = new CSSStyleSheet();

export function wearLook(document: Document, look: Look | undefined): void {
  sheet.replaceSync(look?.colours ? rules(look.colours) : '');
  if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
}

function rules({ brand, onBrand }: NonNullable<Look['colours']>): string {
  return `@media (prefers-color-scheme: light) and (prefers-contrast: no-preference) {
    :root {
      --accent: ${brand};
      --accent-pressed: color-mix(in srgb, ${brand} 80%, #000);
      --on-accent: ${onBrand};
      --accent-soft: color-mix(in srgb, ${brand} ${SOFT_SHARE * 100}%, var(--paper));
    }
  }`;
}
