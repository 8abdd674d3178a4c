// "This is not the place for …": what a visitor is told before anything is asked, and where words are typed.
import type { ScreenProps } from './screen-props.ts';

export function Notice({ configuration: { notice }, say }: ScreenProps) {
  if (!notice) return null;
  return (
    <div class="notice">
      <strong>{say(notice.title)}</strong>
      {notice.lines.map((line) => (
        <span key={say(line)}> {say(line)}</span>
      ))}
    </div>
  );
}
