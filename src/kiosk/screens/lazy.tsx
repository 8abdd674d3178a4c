// A screen that most visits never need, loaded when it is wanted. It comes from the same precached version as this page. An error in it
// ends here: it says nothing of the configuration that visitors see.
import { Component, type ComponentType } from 'preact';
import { textsSettled } from '../text-parts.ts';

type LazyProps<P> = {
  load(): Promise<ComponentType<P>>;
  props: P;
  /** The screen failed and is gone; without this it comes again after a while. */
  onError?(): void;
};

const AGAIN_AFTER_MS = 3_000;

/** `load` must stay the same for as long as this stands. */
export class Lazy<P extends object> extends Component<LazyProps<P>, { Screen: ComponentType<P> | null }> {
  override componentDidMount(): void {
    this.props.load().then(
      // Its texts, which came with it, in the languages that are wanted.
      (Screen) => textsSettled().then(() => this.setState({ Screen })),
      // No network, and the first installation not finished: it will come.
      () => setTimeout(() => this.componentDidMount(), AGAIN_AFTER_MS),
    );
  }
  override componentDidCatch(): void {
    this.setState({ Screen: null });
    if (this.props.onError) this.props.onError();
    else setTimeout(() => this.componentDidMount(), AGAIN_AFTER_MS);
  }
  override render() {
    const { Screen } = this.state;
    return Screen && <Screen {...this.props.props} />;
  }
}
