// The kiosk takes nothing at the moment: a visitor is told so politely, and the operator why.
import { fill } from '../fill-text.ts';
import type { KioskState } from '../worker-port.ts';
import { type ClosedTexts, closedTextsFor } from './closed-texts.ts';
import { MessageScreen } from './message-screen.tsx';

export type ClosedState = Extract<KioskState, { state: 'elsewhere' | 'unsupported' | 'refused' }>;

export function ClosedScreen({ state, locale }: { state: ClosedState; locale: string }) {
  const texts = closedTextsFor(locale);
  return <MessageScreen sign="pause" title={texts.closedTitle} line={texts.closedLine} note={note(state, texts)} />;
}

function note(state: ClosedState, texts: ClosedTexts): string {
  switch (state.state) {
    case 'elsewhere':
      return texts.elsewhereNote;
    case 'unsupported':
      return fill(texts.unsupportedNote, { missing: state.missing });
    case 'refused':
      return fill(texts.refusedNote, { kiosk: state.kiosk });
  }
}
