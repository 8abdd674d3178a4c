// One thing said, nothing asked: thanks, an apology, a pause. A touch anywhere goes on where there is something to go on to.
import type { ComponentChildren } from 'preact';
import { Heading } from './heading.tsx';

export type MessageProps = {
  title: string;
  line?: string | undefined;
  sign?: 'done' | 'sorry' | 'pause';
  note?: string;
  /** It stood there before this page did: nothing moves. */
  still?: boolean | undefined;
  onTouch?(): void;
  /** Above what is said. */
  top?: ComponentChildren;
  children?: ComponentChildren;
};

export function MessageScreen({ title, line, sign, note, still, onTouch, top, children }: MessageProps) {
  return (
    <main class="screen message" data-still={still}>
      {onTouch && <button type="button" class="cover" tabIndex={-1} aria-hidden="true" onClick={onTouch} />}
      {top}
      <div class="middle">
        {sign && <Sign sign={sign} />}
        <Heading>{title}</Heading>
        {line && <p class="lead">{line}</p>}
        {children}
      </div>
      {note && <footer class="operator-note">{note}</footer>}
    </main>
  );
}

const SIGNS = { done: 'M27 52l16 16 31-35', sorry: 'M50 27v29M50 71v3', pause: 'M39 33v34M61 33v34' };

function Sign({ sign }: { sign: keyof typeof SIGNS }) {
  return (
    <svg class="sign" data-sign={sign} viewBox="0 0 100 100" aria-hidden="true" focusable="false">
      <circle cx="50" cy="50" r="46" />
      <path d={SIGNS[sign]} pathLength="1" />
    </svg>
  );
}
