// "This is not the place for …": on or off, its heading and one to four lines.
import { useRef } from 'preact/hooks';
import type { Configuration } from '../../protocol/configuration.ts';
import { useTexts } from '../app-context.ts';
import { emptyText } from './draft.ts';
import { useEditing } from './editing.ts';
import { dropFacts, remapFacts, removedAt } from './fact-pointers.ts';
import { FormSection, Switch } from './form-section.tsx';
import { ListButtons } from './list-buttons.tsx';
import { TextFields } from './text-fields.tsx';

const MOST_LINES = 4;
type Notice = NonNullable<Configuration['notice']>;

export function NoticePart() {
  const { draft, edit } = useEditing();
  const t = useTexts().editor;
  const { notice, locales } = draft;
  /** Switched off and on again, the words are still there. */
  const last = useRef<Notice>({ title: emptyText(locales), lines: [emptyText(locales)] });
  if (notice) last.current = notice;
  const turn = (on: boolean) => {
    const { notice: _, ...rest } = draft;
    edit(on ? { ...draft, notice: last.current } : dropFacts(rest, '/notice'));
  };
  const set = (next: Notice) => edit({ ...draft, notice: next });
  return (
    <FormSection title={t.notice} hint={t.noticeHint}>
      <Switch label={t.noticeOn} on={notice !== undefined} set={turn} />
      {notice && (
        <>
          <TextFields label={t.noticeTitle} path="notice.title" text={notice.title} set={(title) => set({ ...notice, title })} />
          {notice.lines.map((line, place) => (
            // Lines have no id of their own: their place is who they are.
            <div key={`line-${String(place)}`} class="listed">
              <TextFields
                label={t.noticeLine(place + 1)}
                path={`notice.lines.${place}`}
                text={line}
                set={(next) => set({ ...notice, lines: notice.lines.with(place, next) })}
              />
              <ListButtons
                name={t.noticeLine(place + 1)}
                place={place}
                count={notice.lines.length}
                removable={notice.lines.length > 1}
                remove={() =>
                  edit(
                    remapFacts(
                      { ...draft, notice: { ...notice, lines: notice.lines.toSpliced(place, 1) } },
                      '/notice/lines',
                      removedAt(place),
                    ),
                  )
                }
              />
            </div>
          ))}
          {notice.lines.length < MOST_LINES && (
            <button type="button" class="start" onClick={() => set({ ...notice, lines: [...notice.lines, emptyText(locales)] })}>
              {t.addLine}
            </button>
          )}
        </>
      )}
    </FormSection>
  );
}
