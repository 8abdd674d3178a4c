import { describe, expect, it } from 'vitest';
import { freshnessSentence } from '../../../src/console/inbox/freshness.ts';
import { en } from '../../../src/console/texts/en.ts';
import { es } from '../../../src/console/texts/es.ts';
import { ago } from '../../../src/console/ui/spoken-time.ts';

const NOW = Date.parse('2026-11-03T14:17:30.000Z');
const asOf = '2026-11-03T14:05:10.000Z';

describe('how current the inbox is', () => {
  it('says the age of the copy when offline', () => {
    const known = { asOf, fetching: 'unreachable', reachable: false } as const;
    expect(freshnessSentence(known, NOW, en, 'en-GB')).toMatch(/^Copy of \d\d:05, 12 minutes ago — you are offline$/);
    expect(freshnessSentence(known, NOW, es, 'es')).toMatch(/^Copia de las \d\d:05, hace 12 minutos: no tiene conexión$/);
  });

  it('does not call a refusal being offline', () => {
    const known = { asOf, fetching: 'refused', reachable: true } as const;
    expect(freshnessSentence(known, NOW, en, 'en-GB')).toContain('did not give anything newer');
  });

  it('says when it is up to date, and when there is nothing yet', () => {
    expect(freshnessSentence({ asOf, fetching: 'idle', reachable: true }, NOW, en, 'en-GB')).toMatch(/^Up to date at \d\d:05$/);
    expect(freshnessSentence({ asOf: null, fetching: 'idle', reachable: true }, NOW, en, 'en')).toBe('Nothing has been fetched yet.');
    expect(freshnessSentence({ asOf: null, fetching: 'unreachable', reachable: false }, NOW, en, 'en')).toContain('You are offline');
  });

  it('names the day of a copy that is not from today', () => {
    const known = { asOf: '2026-10-30T14:05:00.000Z', fetching: 'unreachable', reachable: false } as const;
    expect(freshnessSentence(known, NOW, en, 'en-GB')).toMatch(/30 Oct 2026.*4 days ago/);
  });

  it('counts whole units downwards, and never into the future', () => {
    expect(ago(NOW - 59_999, NOW, 'en')).toBeNull();
    expect(ago(NOW - 60_000, NOW, 'en')).toBe('1 minute ago');
    expect(ago(NOW - 7_199_000, NOW, 'en')).toBe('1 hour ago');
    expect(ago(NOW + 90_000, NOW, 'en')).toBeNull();
  });
});
