// "Are you still there?": a countdown over the screen, with what has been typed still behind it. One touch goes on.
import { count, type Texts } from '../texts.ts';

type IdleWarningProps = { secondsLeft: number; locale: string; texts: Texts; onStay(): void; onFinish(): void };

export function IdleWarning({ secondsLeft, locale, texts, onStay, onFinish }: IdleWarningProps) {
  return (
    <dialog
      ref={open}
      class="idle-warning"
      aria-labelledby="idle-title"
      aria-describedby="idle-words"
      onCancel={(event) => {
        event.preventDefault();
        onStay();
      }}
    >
      <h2 id="idle-title">{texts.stillThere}</h2>
      <p class="lead" role="timer">
        {count(texts.startsAgain, secondsLeft, locale)}
      </p>
      <p id="idle-words">{texts.wordsGo}</p>
      <div class="step-buttons">
        <button type="button" class="secondary" onClick={onFinish}>
          {texts.finish}
        </button>
        <button type="button" class="primary" onClick={onStay}>
          {texts.stillHere}
        </button>
      </div>
    </dialog>
  );
}

/** A ref that stays the same function: called once, when the dialog appears. */
function open(dialog: HTMLDialogElement | null): void {
  dialog?.showModal();
}
