// Opened by the QR code: the codes are known, and the message is on its way, or can be asked for once more.
import type { PageState } from './page-state.ts';
import type { Codes } from './prove.ts';
import { ScreenHeading } from './screen-heading.tsx';
import { TroubleLine } from './trouble-line.tsx';
import type { Words } from './words.ts';

export function ScannedScreen({ state, codes, words }: { state: PageState; codes: Codes; words: Words }) {
  const { texts } = words;
  return (
    <section class="card">
      <ScreenHeading>{texts.title}</ScreenHeading>
      <TroubleLine state={state} words={words} />
      {state.trouble.value && (
        <p class="buttons">
          <button type="button" class="primary" onClick={() => void state.open(codes)}>
            {texts.again}
          </button>
          <button type="button" onClick={() => state.forget(null)}>
            {texts.typeInstead}
          </button>
        </p>
      )}
    </section>
  );
}
