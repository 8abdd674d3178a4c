// How old the answer on screen is; offline it says so.
import { useApp, useTag, useTexts } from './app-context.ts';
import { ago, clockTime } from './ui/spoken-time.ts';

type Sentences = { fresh: (time: string) => string; stale: (time: string, since: string) => string };

export function AnswerAge({ asOf, texts }: { asOf: string | null; texts: Sentences }) {
  const { api, now } = useApp();
  const { time } = useTexts();
  const tag = useTag();
  if (asOf === null) return null;
  const at = Date.parse(asOf);
  const when = clockTime(at, now.value, tag);
  const since = ago(at, now.value, tag) ?? time.justNow;
  return <p class="fresh">{api.reachable.value ? texts.fresh(when) : texts.stale(when, since)}</p>;
}
