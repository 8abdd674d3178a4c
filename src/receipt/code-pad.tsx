// The keys of the codes' own alphabet, for a screen without a keyboard. They leave the cursor in its field.
import { RECEIPT_ALPHABET } from '../protocol/receipt.ts';
import type { Texts } from './language.ts';

/** `isTouch`: the field has the cursor then; who went to a key by keyboard stays there. */
type PadProps = { texts: Texts; type(character: string, isTouch: boolean): void; erase(isTouch: boolean): void };

export function CodePad({ texts, type, erase }: PadProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend would be read with every key.
    <div class="pad" role="group" dir="ltr" aria-label={texts.atKiosk.pad} onMouseDown={(event) => event.preventDefault()}>
      {[...RECEIPT_ALPHABET].map((character) => (
        <button type="button" key={character} translate={false} onClick={({ detail }) => type(character, detail > 0)}>
          {character}
        </button>
      ))}
      <button type="button" class="erase" aria-label={texts.atKiosk.erase} onClick={({ detail }) => erase(detail > 0)}>
        <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
          <path d="M9 5h12v14H9l-7-7zM12 9l6 6M18 9l-6 6" />
        </svg>
      </button>
    </div>
  );
}
