// Numbers for operators (Prometheus text). Counts and durations only: nothing about a person, nothing a visitor said.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Verdict } from '../protocol/batch.ts';

export type Metrics = {
  countBatch(verdicts: readonly Verdict[]): void;
  observeRequest(method: string, route: string, status: number, seconds: number): void;
  text(): Promise<string>;
  contentType: string;
};

/** `kiosksWaiting` is asked at each scrape: kiosks that had something waiting when they last reported. */
export function createMetrics(kiosksWaiting: () => Promise<number>): Metrics {
  const register = new Registry();
  collectDefaultMetrics({ register, prefix: 'candour_' });
  const registers = [register];
  const batches = new Counter({ name: 'candour_batches_total', help: 'Batches acknowledged', registers });
  const entries = new Counter({ name: 'candour_entries_total', help: 'Entries by verdict', labelNames: ['verdict'], registers });
  const requests = new Histogram({
    name: 'candour_request_duration_seconds',
    help: 'Time to answer a request',
    labelNames: ['method', 'route', 'status'],
    registers,
  });
  new Gauge({
    name: 'candour_kiosks_waiting',
    help: 'Kiosks with entries waiting when they last reported',
    registers,
    async collect() {
      this.set(await kiosksWaiting());
    },
  });
  return {
    countBatch(verdicts) {
      batches.inc();
      for (const { verdict } of verdicts) entries.inc({ verdict });
    },
    observeRequest: (method, route, status, seconds) => requests.observe({ method, route, status }, seconds),
    text: () => register.metrics(),
    contentType: register.contentType,
  };
}
