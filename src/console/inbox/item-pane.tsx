// One comment or message, opened: the whole words, or all answers, and when and where, to the hour. Opening it is recorded first, offline too.
import { useEffect, useState } from 'preact/hooks';
import { textIn } from '../../protocol/text.ts';
import { useApp, useLanguage, useOpenSession, useTag, useTexts } from '../app-context.ts';
import { ItemCase } from '../cases/item-case.tsx';
import type { Places } from '../fleet/places.ts';
import { hashOf } from '../route.ts';
import { Face } from '../ui/face.tsx';
import { hourSpan } from '../ui/spoken-time.ts';
import type { ReadItem } from './inbox-feed.ts';
import { MessageAnswers } from './message-answers.tsx';
import { recordOpening } from './openings.ts';

type Props = { item: ReadItem | null; chosen: string | null; ready: boolean; places: Places; report: () => Promise<void> };

export function ItemPane({ item, chosen, ready, places, report }: Props) {
  const texts = useTexts().inbox;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long message scrolls, and must do so by keyboard too
    <section class="item-pane" aria-label={texts.item} tabIndex={0}>
      {chosen !== null && (
        <a class="back" href={hashOf({ page: 'inbox', item: null })}>
          {texts.back}
        </a>
      )}
      {item ? (
        <Opened key={item.id} item={item} places={places} report={report} />
      ) : (
        <p class="empty">{chosen !== null && ready ? texts.gone : texts.choose}</p>
      )}
    </section>
  );
}

function Opened({ item, places, report }: { item: ReadItem; places: Places; report: () => Promise<void> }) {
  const texts = useTexts();
  const tag = useTag();
  const language = useLanguage();
  const recorded = useOpening(item, report);
  const face = item.face?.valueId ?? null;
  const when = hourSpan(item.occurredAt, tag, places.zoneOf(item.site));
  return (
    <article>
      <h2 class="said">
        <Face value={face} />
        {item.message?.kind ? textIn(item.message.kind, language, 'en') : face ? texts.faces[face] : texts.noFace}
      </h2>
      {item.words === null ? (
        <p class="notice">{texts.inbox.sealed}</p>
      ) : (
        recorded &&
        (item.message ? (
          <MessageAnswers message={item.message} locale={item.locale} />
        ) : (
          <blockquote lang={item.locale ?? undefined} dir="auto">
            {item.words}
          </blockquote>
        ))
      )}
      <dl class="facts">
        <div>
          <dt>{texts.inbox.where}</dt>
          <dd>
            {places.kioskName(item.kiosk)}, {places.siteName(item.site)}
          </dd>
        </div>
        <div>
          <dt>{texts.inbox.when}</dt>
          <dd>
            <time dateTime={item.occurredAt}>{texts.inbox.hour(when.day, when.from, when.to)}</time>
            <small>{texts.inbox.certainty[item.certainty]}</small>
          </dd>
        </div>
        {item.tags.length > 0 && (
          <div>
            <dt>{texts.taps.tagged}</dt>
            <dd>
              {item.tags.map((tag) => (
                <small key={tag}>{texts.taps.rules[tag]}</small>
              ))}
            </dd>
          </div>
        )}
        {item.locale && (
          <div>
            <dt>{texts.inbox.writtenIn}</dt>
            <dd>{languageName(item.locale, tag)}</dd>
          </div>
        )}
      </dl>
      <ItemCase item={item} zone={places.zoneOf(item.site)} />
      <p class="hint">
        {texts.inbox.rounded} {item.words !== null && texts.inbox.openingRecorded}
      </p>
    </article>
  );
}

/** True once the opening is written down; only then are the words shown. */
function useOpening(item: ReadItem, report: () => Promise<void>): boolean {
  const { copy } = useOpenSession();
  const { clock } = useApp();
  const [recorded, setRecorded] = useState(false);
  const readable = item.words !== null;
  useEffect(() => {
    if (!readable) return;
    void recordOpening(copy, item.id, clock()).then(() => {
      setRecorded(true);
      return report();
    });
  }, [copy, clock, item.id, readable, report]);
  return recorded;
}

function languageName(locale: string, tag: string): string {
  return new Intl.DisplayNames(tag, { type: 'language', fallback: 'code' }).of(locale) ?? locale;
}
