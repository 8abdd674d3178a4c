// How old the answer on screen is; offline it says so.
import { useApp, useLanguage, useTexts } from './app-context.ts';
import { ago, clockTime } from './ui/spoken-time.ts';

type Sentences = { fresh: (time: string) => string; stale: (time: string, since: string) => string };

export function AnswerAge({ asOf, texts }: { asOf: string | null; texts: Sentences }) {
  const { api, now } = useApp();
  const { time } = useTexts();
  const language = useLanguage();
  if (asOf === null) return null;
  const at = Date.parse(asOf);
  const when = clockTime(at, now.value, language);
  const since = ago(at, now.value, language) ?? time.justNow;
  return <p class="fresh">{api.reachable.value ? texts.fresh(when) : texts.stale(when, since)}</p>;
}
