// What the attract screen gains once it stands: the counter's hours, "you said, we did", its welcome in each language, and a little movement
// against burn-in. It rests while nobody could see it, and stands still for whoever asks for an easier screen.
import { Component } from 'preact';
import { type Counter, counterAt } from '../../protocol/opening-hours.ts';
import { isAtRest } from '../access/at-rest.ts';
import { pageClock } from '../page-clock.ts';
import type { ScreenProps } from '../screens/screen-props.ts';
import { BEAT_MS, type Scene, sceneAt } from './attract-scene.ts';
import { CounterHours } from './counter-hours.tsx';
import { SaidDoneCards } from './said-done-cards.tsx';
import './attract.css';

export type AttractExtrasProps = ScreenProps & { onScene(scene: Scene): void };
type ExtrasState = { scene: Scene; counter: Counter | null };

export class AttractExtras extends Component<AttractExtrasProps, ExtrasState> {
  private beat = 0;
  private stop: (() => void) | null = null;
  override state: ExtrasState = { scene: this.scene(), counter: this.counter() };

  override componentDidMount(): void {
    document.addEventListener('visibilitychange', this.look);
    this.look();
  }
  override componentWillUnmount(): void {
    document.removeEventListener('visibilitychange', this.look);
    this.stop?.();
  }

  private readonly look = (): void => {
    this.stop?.();
    this.stop = document.hidden ? null : pageClock.every(BEAT_MS, this.next);
    if (!document.hidden) this.show();
  };
  private readonly next = (): void => {
    if (!isAtRest.peek()) this.beat += 1;
    this.show();
  };
  private show(): void {
    const scene = this.scene();
    this.setState({ scene, counter: this.counter() });
    this.props.onScene(scene);
  }

  private scene(): Scene {
    const { locales, attract } = this.props.configuration;
    const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)').matches;
    return sceneAt(this.beat, { locales, saidDone: attract.saidDone ?? [], reducedMotion });
  }
  /** null: no hours are known, or this browser does not know the site's time zone. */
  private counter(): Counter | null {
    const { hours, site } = this.props.configuration;
    try {
      return hours ? counterAt(hours, site.timeZone, pageClock.moment().wallMs) : null;
    } catch {
      return null;
    }
  }

  override render() {
    const { scene, counter } = this.state;
    const { saidDone = [] } = this.props.configuration.attract;
    if (!counter && saidDone.length === 0) return null;
    return (
      <aside class="around">
        {(saidDone.length === 0 || counter?.open === false) && counter && (
          <CounterHours {...this.props} counter={counter} language={scene.language} />
        )}
        {saidDone.length > 0 && counter?.open !== false && <SaidDoneCards {...this.props} saidDone={saidDone} scene={scene} />}
      </aside>
    );
  }
}
