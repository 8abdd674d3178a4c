// Stands around every method of the store: failures of the database become `store-unavailable`, and closing waits for what is
// under way and lets nothing new in.
import { Problem } from '../../protocol/problem.ts';
import type { StoreEngine } from './store-engine.ts';

type Methods = Record<string, (...given: never[]) => Promise<unknown>>;

export type WatchedWork = {
  watch<M extends Methods>(methods: M): M;
  close(): Promise<void>;
};

export function watchWork(engine: Pick<StoreEngine, 'isUnavailable' | 'close'>): WatchedWork {
  const underWay = new Set<Promise<unknown>>();
  let closing: Promise<void> | null = null;

  async function run(work: () => Promise<unknown>): Promise<unknown> {
    if (closing) throw new Problem('store-unavailable', { detail: 'The store is closed.' });
    const running = work();
    underWay.add(running);
    try {
      return await running;
    } catch (error) {
      throw engine.isUnavailable(error) ? new Problem('store-unavailable', {}, { cause: error }) : error;
    } finally {
      underWay.delete(running);
    }
  }

  async function finish(): Promise<void> {
    await Promise.allSettled(underWay);
    await engine.close();
  }

  return {
    watch: (methods) => mapMethods(methods, run),
    close: () => {
      closing ??= finish();
      return closing;
    },
  };
}

function mapMethods<M extends Methods>(methods: M, run: (work: () => Promise<unknown>) => Promise<unknown>): M {
  const watched = Object.entries(methods).map(([name, method]) => [name, (...given: never[]) => run(() => method(...given))]);
  return Object.fromEntries(watched) as M;
}
