// What may be longer than the glass: moved with a finger, with the keys of a keyboard, or with two buttons that are there only when
// there is more than can be seen.
import { Component, type ComponentChildren, createRef } from 'preact';
import type { LaterTexts } from './later-texts.ts';

type ListProps = { words: Pick<LaterTexts, 'up' | 'down'>; label: string; children: ComponentChildren };
/** What there is above and below; null: all of it can be seen. */
type Rest = { above: boolean; below: boolean } | null;

/** Of the height that is seen, so that a line stays to go on from. */
const STEP = 0.8;

export class LongerList extends Component<ListProps, { rest: Rest }> {
  override state = { rest: null as Rest };
  private readonly area = createRef<HTMLElement>();
  private observer: ResizeObserver | undefined;

  override componentDidMount(): void {
    const area = this.area.current;
    // A screen that is only rehearsed is nowhere.
    if (!area?.isConnected) return;
    this.observer = new ResizeObserver(this.look);
    for (const each of [area, ...area.children]) this.observer.observe(each);
  }
  override componentWillUnmount(): void {
    this.observer?.disconnect();
  }

  private readonly look = (): void => {
    const area = this.area.current;
    if (!area) return;
    const { scrollHeight, clientHeight, scrollTop } = area;
    const fits = scrollHeight <= clientHeight + 1;
    const rest = fits ? null : { above: scrollTop > 1, below: scrollHeight - clientHeight - scrollTop > 1 };
    if (rest?.above !== this.state.rest?.above || rest?.below !== this.state.rest?.below) this.setState({ rest });
  };

  private go(pages: number): void {
    const area = this.area.current;
    area?.scrollBy({ top: pages * STEP * area.clientHeight });
  }

  override render() {
    const { words, label, children } = this.props;
    const { rest } = this.state;
    return (
      <div class="longer" data-above={rest?.above} data-below={rest?.below}>
        <section class="longer-list" aria-label={label} tabIndex={rest ? 0 : -1} ref={this.area} onScroll={this.look}>
          {children}
        </section>
        {rest && (
          <div class="scroll-buttons">
            <button type="button" class="scroll-up" aria-label={words.up} disabled={!rest.above} onClick={() => this.go(-1)} />
            <button type="button" class="scroll-down" aria-label={words.down} disabled={!rest.below} onClick={() => this.go(1)} />
          </div>
        )}
      </div>
    );
  }
}
