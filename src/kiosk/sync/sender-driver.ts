// Runs the sender's state machine: carries out its effects through ports and feeds back what became of them. All waiting, network and
// disk stand behind ports, so that the same code runs under a seeded scheduler.
import type { Acknowledgement } from '../../protocol/batch.ts';
import type { Outgoing, OutgoingBatch } from '../outbox/outgoing.ts';
import type { Outcome } from './outcome.ts';
import {
  type RefusalProblem,
  type SenderEffect,
  type SenderEvent,
  type SenderState,
  startSender,
  stepSender,
  type Trigger,
} from './sender.ts';

export type SenderPorts = {
  outgoing: Outgoing;
  /** Never rejects: whatever happens is an outcome. */
  send(batch: OutgoingBatch, signal: AbortSignal): Promise<Outcome>;
  clock: { monotonicMs(): number; wallMs(): number };
  random(): number;
  /** Calls `fire` once after `afterMs`; the answer stops it. */
  setTimer(fire: () => void, afterMs: number): () => void;
  intervalMs(): number;
  tell(news: SenderNews): void;
};

export type SenderNews =
  | { type: 'contact'; acknowledgement: Acknowledgement }
  | { type: 'resend'; from: number; through: number }
  | { type: 'failure'; reason: string }
  | { type: 'refusal'; problem: RefusalProblem | null };

export type Sender = {
  trigger(reason: Trigger): void;
  stop(): void;
  state(): SenderState;
};

export function runSender(ports: SenderPorts, refusal: RefusalProblem | null): Sender {
  let state = startSender(refusal);
  let stopTimer: () => void = () => undefined;
  let inFlight = new AbortController();

  function dispatch(event: SenderEvent): void {
    const now = { ms: ports.clock.monotonicMs(), random: ports.random(), intervalMs: ports.intervalMs() };
    const step = stepSender(state, event, now);
    state = step.state;
    for (const effect of step.effects) perform(effect);
  }

  function perform(effect: SenderEffect): void {
    switch (effect.type) {
      case 'timer':
        stopTimer();
        if (effect.afterMs !== null) stopTimer = ports.setTimer(() => dispatch({ type: 'timer' }), effect.afterMs);
        break;
      case 'abort':
        inFlight.abort();
        inFlight = new AbortController();
        break;
      case 'read':
        follow(ports.outgoing.next(effect.limit), (batch) => ({ type: 'read', batch }));
        break;
      case 'send':
        follow(ports.send(effect.batch, inFlight.signal), (outcome) => ({ type: 'answered', outcome }));
        break;
      case 'settle':
        follow(ports.outgoing.acknowledge(effect.batch, effect.acknowledgement, ports.clock.wallMs()), (acknowledged) => ({
          type: 'settled',
          ...acknowledged,
        }));
        break;
      case 'shelve':
        follow(ports.outgoing.shelve(effect.batch, effect.reason), () => ({ type: 'settled', count: 1, resend: null }));
        break;
      case 'contact':
        ports.outgoing.meet(effect.acknowledgement.collector.version);
        ports.tell(effect);
        break;
      case 'resend':
      case 'failure':
      case 'refusal':
        ports.tell(effect);
    }
  }

  /** What was begun before a stop has no say after it. */
  function follow<T>(work: Promise<T>, event: (result: T) => SenderEvent): void {
    const { signal } = inFlight;
    const unlessStopped = (happened: SenderEvent) => {
      if (!signal.aborted) dispatch(happened);
    };
    work.then(
      (result) => unlessStopped(event(result)),
      () => unlessStopped({ type: 'store-failed' }),
    );
  }

  return {
    trigger: (reason) => dispatch({ type: 'trigger', reason }),
    stop: () => dispatch({ type: 'stop' }),
    state: () => state,
  };
}
