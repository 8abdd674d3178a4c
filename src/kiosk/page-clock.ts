// The browser's clocks, random and timers, as the kiosk is handed them.
import { uuidV7 } from '../protocol/uuid-v7.ts';
import type { KioskParts } from './kiosk.ts';

export const pageClock: Pick<KioskParts, 'moment' | 'every'> = {
  moment() {
    const wallMs = Date.now();
    const newId = () => uuidV7(wallMs, crypto.getRandomValues(new Uint8Array(10)));
    return { wallMs, monotonicOriginMs: performance.timeOrigin + performance.now(), newId };
  },
  every(ms, call) {
    const timer = setInterval(call, ms);
    return () => clearInterval(timer);
  },
};
