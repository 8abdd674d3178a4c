import { describe, expect, test } from 'vitest';
import { isLockedKey } from '../../../src/kiosk/lockdown/locked-keys.ts';
import { failureWords } from '../../../src/kiosk/panel/failure-words.ts';
import { staffTextsFor } from '../../../src/kiosk/panel/staff-texts.ts';
import { syncOutcome } from '../../../src/kiosk/panel/sync-now.tsx';
import { describeFailure } from '../../../src/kiosk/sync/outcome.ts';
import type { PanelReport } from '../../../src/kiosk/worker-port.ts';

const texts = staffTextsFor('en');

describe('why a try failed', () => {
  test('every way in which the worker says it has a plain sentence', () => {
    expect(failureWords(describeFailure({ cause: 'network' }), texts)).toBe(texts.reasons.network);
    expect(failureWords(describeFailure({ cause: 'timeout' }), texts)).toBe(texts.reasons.timeout);
    expect(failureWords(describeFailure({ cause: 'not-an-acknowledgement', status: 200 }), texts)).toBe(texts.reasons.unreadable);
    const status = (problem: string | null) => describeFailure({ cause: 'status', status: 503, problem, retryAfterMs: null });
    expect(failureWords(status('store-unavailable'), texts)).toBe(texts.reasons['store-unavailable']);
    expect(failureWords(status(null), texts)).toBe(texts.reasons.unreadable);
    expect(failureWords('kiosk-revoked', texts)).toBe(texts.reasons['kiosk-revoked']);
    expect(failureWords('disk: QuotaExceededError', texts)).toBe(texts.reasons.disk);
    expect(failureWords(status('not-json'), texts)).toBe('The collector refused: 503 not-json');
  });
});

describe('what came of "send now"', () => {
  const report = {
    waiting: { ratings: 0, comments: 0, other: 0, oldestAt: null },
    sending: false,
    lastFailure: null,
    lastSuccessAt: 50,
  } as PanelReport;
  test('nothing is said before there is something to say', () => {
    expect(syncOutcome(report, 100, texts)).toBeNull();
    expect(syncOutcome({ ...report, lastSuccessAt: 120, sending: true }, 100, texts)).toBeNull();
  });
  test('sent, partly sent, failed', () => {
    expect(syncOutcome({ ...report, lastSuccessAt: 120 }, 100, texts)).toBe(texts.syncDone);
    expect(syncOutcome({ ...report, lastSuccessAt: 120, waiting: { ...report.waiting, other: 3 } }, 100, texts)).toBe(texts.syncPartly);
    expect(syncOutcome({ ...report, lastFailure: { at: 130, reason: 'network' } }, 100, texts)).toContain(texts.reasons.network);
    expect(syncOutcome({ ...report, lastSuccessAt: 140, lastFailure: { at: 130, reason: 'network' } }, 100, texts)).toBe(texts.syncDone);
  });
});

describe('keys', () => {
  const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
  const key = (name: string, modifiers = {}) => isLockedKey({ key: name, ...none, ...modifiers });
  test.each(['F1', 'F5', 'F11', 'F12', 'BrowserBack', 'ContextMenu'])('%s is stopped', (name) => expect(key(name)).toBe(true));
  test.each(['p', 's', 'o', 'u', 'r', 'w', 'n', 't', 'f', '+', '-', '0', 'c', 'v', 'Tab'])('Ctrl+%s is stopped', (name) => {
    expect(key(name, { ctrlKey: true })).toBe(true);
    expect(key(name, { metaKey: true })).toBe(true);
  });
  test.each(['d', 'F', 'ArrowRight', 'Home', 'Enter'])('Alt+%s is stopped', (name) => expect(key(name, { altKey: true })).toBe(true));
  test('deleting the browser’s data is stopped, deleting a word is not', () => {
    expect(key('Delete', { ctrlKey: true, shiftKey: true })).toBe(true);
    expect(key('Delete', { ctrlKey: true })).toBe(false);
  });
  test('typing is free, AltGr included', () => {
    for (const name of ['a', 'ñ', 'Enter', 'Tab', 'Backspace', 'ArrowLeft', ' ']) expect(key(name)).toBe(false);
    expect(key('@', { ctrlKey: true, altKey: true })).toBe(false);
    expect(key('a', { ctrlKey: true })).toBe(false);
    expect(key('ArrowLeft', { altKey: true })).toBe(true);
  });
});
