// Screens that are loaded after the first paint and then stand at once, like those loaded before: nobody waits at a second question, and
// what fails in them fails the configuration as it would in the first.
import { Component, type ComponentProps, type ComponentType } from 'preact';
import { textsSettled } from '../text-parts.ts';
import type { LoadedLater } from './later-screens.ts';

type Screens = LoadedLater['screens'];
type LaterProps<S extends keyof Screens> = { screen: S; props: ComponentProps<Screens[S]> };

const AGAIN_AFTER_MS = 3_000;
let screens: Screens | null = null;
let loading: Promise<LoadedLater> | null = null;

/** Resolves when they are there; tries again for as long as it takes. */
export function loadLater(): Promise<LoadedLater> {
  loading ??= import('./later-screens.ts').then(
    async ({ loadedLater }) => {
      await textsSettled();
      screens = loadedLater.screens;
      return loadedLater;
    },
    async () => {
      await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER_MS));
      loading = null;
      return loadLater();
    },
  );
  return loading;
}

export class Later<S extends keyof Screens> extends Component<LaterProps<S>> {
  override componentDidMount(): void {
    if (!screens) void loadLater().then(() => this.forceUpdate());
  }
  override render() {
    const { screen, props } = this.props;
    const Screen = screens?.[screen] as ComponentType<object> | undefined;
    return Screen && <Screen {...(props as object)} />;
  }
}
