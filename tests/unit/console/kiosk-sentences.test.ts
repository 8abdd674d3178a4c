import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  concerns,
  contactSentence,
  receivedSentence,
  revisionSentence,
  waitingSentence,
} from '../../../src/console/fleet/kiosk-sentences.ts';
import { en } from '../../../src/console/texts/en.ts';
import { KioskRow } from '../../../src/protocol/console-api.ts';

const NOW = Date.parse('2026-11-03T14:00:00.000Z');
const [FIRST, SECOND] = ['1.3.AAAAAAAAAAAAAAAA', '1.4.BBBBBBBBBBBBBBBB'];
const aRow = (change: object = {}) =>
  v.parse(KioskRow, {
    id: 'lobby',
    name: 'Lobby',
    site: { id: 'site', name: { en: 'Site' }, timeZone: 'America/Cayman' },
    state: 'paired',
    fingerprint: 'abc',
    pairedAt: '2026-11-01T00:00:00.000Z',
    lastContactAt: '2026-11-03T13:58:00.000Z',
    waiting: 0,
    oldestWaitingAt: null,
    recorded: 10,
    received: 10,
    shelved: 0,
    shellVersion: '0.1.0',
    persisted: true,
    clockOffsetMs: 20,
    lastError: null,
    wanted: FIRST,
    confirmed: FIRST,
    refused: null,
    toBeConfirmed: [],
    ...change,
  });
const contact = (change: object) => contactSentence(aRow(change), NOW, en, 'en');

describe('how a kiosk is, in a sentence', () => {
  it('says since when it is in touch, and when it is not', () => {
    expect(contact({})).toEqual({ text: 'In touch 2 minutes ago.', tone: 'good' });
    expect(contact({ lastContactAt: '2026-11-03T11:00:00.000Z' })).toMatchObject({ tone: 'warn' });
    expect(contact({ lastContactAt: null }).text).toContain('has not been in touch yet');
    expect(contact({ state: 'unpaired', lastContactAt: null }).text).toContain('Not paired yet');
    expect(contact({ state: 'revoked' })).toMatchObject({ tone: 'bad' });
  });

  it('says what waits and what arrived', () => {
    expect(waitingSentence(aRow(), NOW, en, 'en')).toBe('Nothing waits.');
    expect(waitingSentence(aRow({ waiting: 1, oldestWaitingAt: '2026-11-03T11:00:00.000Z' }), NOW, en, 'en')).toBe(
      '1 entry waits, the oldest since 3 hours ago.',
    );
    expect(waitingSentence(aRow({ waiting: null }), NOW, en, 'en')).toBeNull();
    expect(receivedSentence(aRow({ recorded: null }), en)).toBe('10 received');
  });

  it('says how far the wanted revision has come', () => {
    expect(revisionSentence({ wanted: SECOND, confirmed: FIRST } as never, en)).toEqual({
      text: 'Wanted 1.4, kiosk confirmed 1.3',
      tone: 'warn',
    });
    expect(revisionSentence(aRow(), en)).toEqual({ text: 'Shows 1.3', tone: 'good' });
    expect(revisionSentence(aRow({ confirmed: null }), en).text).toBe('Wanted 1.3, not confirmed yet');
    expect(revisionSentence(aRow({ wanted: null, confirmed: null }), en).text).toBe('Nothing published yet');
  });

  it('raises what somebody should look into, and nothing else', () => {
    expect(concerns(aRow(), en)).toEqual([]);
    const worrying = aRow({
      refused: { revision: SECOND, reason: 'a face is missing' },
      shelved: 2,
      lastError: 'quota exceeded',
      persisted: false,
      clockOffsetMs: -90_000,
      toBeConfirmed: ['/notice/lines/0'],
    });
    expect(concerns(worrying, en).map(({ text }) => text)).toEqual([
      'The kiosk refused 1.4: a face is missing. It goes on with what it had.',
      '2 entries set aside: the collector could not take them.',
      'Last error: quota exceeded',
      en.kiosks.notPersisted,
      'Its clock is 90 seconds off; times are corrected.',
      '1 fact on its screen has not been confirmed by anybody.',
    ]);
  });
});
