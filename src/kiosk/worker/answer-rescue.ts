// Answers the panel's questions about a rescue with code that loads when staff ask the first one.
import type { PageToWorker } from '../worker-port.ts';
import type { LiveStation } from './live-station.ts';
import type { Rescue } from './rescue.ts';

type RescueMessage = Extract<PageToWorker, { type: 'rescue' }>;

export function rescueAnswers(live: LiveStation): (message: RescueMessage) => void {
  let loading: Promise<Rescue> | null = null;

  async function answer({ call, ask }: RescueMessage): Promise<void> {
    loading ??= import('./rescue.ts').then(({ createRescue }) => createRescue(live));
    const rescue = await loading.catch((): Rescue => {
      loading = null;
      return () => Promise.resolve({ step: 'failed', reason: 'not loaded' });
    });
    live.post({ type: 'rescue', call, told: await rescue(ask) });
  }

  return (message) => void answer(message);
}
