// "Are you still there?": a countdown over the screen, with what has been typed still behind it. One touch goes on.
import { count } from '../fill-text.ts';
import { laterTextsFor } from './later-texts.ts';

export type IdleWarningProps = {
  secondsLeft: number;
  locale: string;
  /** What has been typed would be lost. */
  isUnsent: boolean;
  onStay(): void;
  onFinish(): void;
};

export function IdleWarning({ secondsLeft, locale, isUnsent, onStay, onFinish }: IdleWarningProps) {
  const words = laterTextsFor(locale);
  return (
    <dialog
      ref={open}
      class="idle-warning"
      aria-labelledby="idle-title"
      aria-describedby={isUnsent ? 'idle-words' : undefined}
      onCancel={(event) => {
        event.preventDefault();
        onStay();
      }}
    >
      <h2 id="idle-title">{words.stillThere}</h2>
      <p class="lead" role="timer">
        {count(words.startsAgain, secondsLeft, locale)}
      </p>
      {isUnsent && <p id="idle-words">{words.wordsGo}</p>}
      <div class="step-buttons">
        <button type="button" class="secondary" onClick={onFinish}>
          {words.finish}
        </button>
        <button type="button" class="primary" onClick={onStay}>
          {words.stillHere}
        </button>
      </div>
    </dialog>
  );
}

let shown: HTMLDialogElement | null = null;

/** A ref that stays the same function: called once when the dialog appears, and once before it goes, when the focus returns to where it was. */
function open(dialog: HTMLDialogElement | null): void {
  dialog?.showModal();
  if (!dialog) shown?.close();
  shown = dialog;
}
