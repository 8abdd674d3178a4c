// Drafts and entries for the tests of the kiosk's worker.
import type { PreparedDraft } from '../../../src/kiosk/outbox/chain.ts';
import type { StoredEntry } from '../../../src/kiosk/outbox/stored-entry.ts';

export const context = {
  organisation: 'org',
  site: 'site',
  kiosk: 'kiosk',
  ledgerId: '00000000-0000-4000-8000-00000000001e',
  boot: '00000000-0000-4000-8000-0000000000b0',
  offsetMs: -3,
};

function idOf(number: number): string {
  return `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
}

export function draft(number: number, change: Partial<PreparedDraft> = {}): PreparedDraft {
  return {
    id: idOf(number),
    visit: '00000000-0000-7000-8000-aaaaaaaaaaaa',
    kind: 'rating',
    revision: '1.1.aaaaaaaaaaaaaaaa',
    locale: 'es',
    wallMs: Date.parse('2026-03-01T10:00:00Z') + number * 1_000,
    monotonicMs: number * 1_000,
    bodyForm: 'plain',
    body: '{"questionId":"q","scaleId":"faces-4","valueId":"happy"}',
    ...change,
  };
}

export function storedEntry(sequence: number, change: Partial<StoredEntry> = {}): StoredEntry {
  const hash = `${String(sequence).padStart(4, '0')}${'h'.repeat(39)}`;
  const tally = { ratings: sequence, words: 0 };
  return { sequence, id: idOf(sequence), hash, kind: 'rating', header: '{}', body: '{}', at: sequence, tally, ...change };
}
