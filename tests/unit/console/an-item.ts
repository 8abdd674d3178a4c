// A comment as the console knows it, with only what a test cares about spelled out.
import * as v from 'valibot';
import type { ReadItem } from '../../../src/console/inbox/inbox-feed.ts';
import { InboxItem } from '../../../src/protocol/console-api.ts';

export function anItem(arrival: number, change: Record<string, unknown> = {}): ReadItem {
  return v.parse(InboxItem, {
    id: `00000000-0000-7000-8000-${String(arrival).padStart(12, '0')}`,
    kind: 'comment',
    visit: '00000000-0000-7000-8000-000000000001',
    site: 'george-town',
    kiosk: 'lobby',
    face: { scaleId: 'faces-4', valueId: 'happy' },
    locale: 'en',
    occurredAt: '2026-11-03T14:00:00.000Z',
    certainty: 'exact',
    words: 'Quick and friendly',
    arrival,
    ...change,
  });
}
