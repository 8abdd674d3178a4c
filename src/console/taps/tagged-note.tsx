// How many of a row's ratings are tagged, by which rule, and what the index would be without them; and the rules themselves.
import type { OverviewRow } from '../../protocol/console-api.ts';
import { TAP_TAGS } from '../../protocol/tap-rules.ts';
import { useTexts } from '../app-context.ts';
import './taps.css';

export function TaggedNote({ tagged }: { tagged: OverviewRow['tagged'] }) {
  const texts = useTexts().taps;
  if (tagged.ratings === 0) return null;
  const { ratings, of, byTag, indexWithout } = tagged;
  return (
    <p class="tagged-note">
      <b>{texts.ofWhich(ratings, of)}</b>
      {TAP_TAGS.map(
        (tag) => byTag[tag] && <span key={tag} class="tag" title={texts.rules[tag]}>{`${texts.tags[tag]} ${byTag[tag]}`}</span>,
      )}
      {indexWithout !== null && <span>{texts.indexWithout(Math.round(indexWithout))}</span>}
    </p>
  );
}

export function TapRulesExplained() {
  const texts = useTexts().taps;
  return (
    <details class="tap-rules hint">
      <summary>{texts.explain}</summary>
      <p>{texts.explained}</p>
      <ul>
        {TAP_TAGS.map((tag) => (
          <li key={tag}>{texts.rules[tag]}</li>
        ))}
      </ul>
    </details>
  );
}
