// Puts a text on the clipboard and says so for a moment.
import { useState } from 'preact/hooks';

const SAID_FOR_MS = 2_000;

export function CopyButton({ text, label, doneLabel }: { text: string; label: string; doneLabel: string }) {
  const [done, setDone] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setDone(true);
    setTimeout(() => setDone(false), SAID_FOR_MS);
  };
  return (
    <button type="button" onClick={() => void copy().catch(() => {})}>
      <span aria-live="polite">{done ? doneLabel : label}</span>
    </button>
  );
}
