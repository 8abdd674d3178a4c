import { describe, expect, it } from 'vitest';
import { dueWords } from '../../../../src/console/cases/due-words.ts';
import { en } from '../../../../src/console/texts/en.ts';
import { es } from '../../../../src/console/texts/es.ts';
import { aRow } from './a-case.ts';

/** Tuesday, 10 March 2026, 10:30 in the Cayman Islands. */
const NOW = Date.UTC(2026, 2, 10, 15, 30);
const CAYMAN = { zone: 'America/Cayman', texts: en, tag: 'en-GB' };
/** The last millisecond of a day there. */
const endOf = (day: number) => new Date(Date.UTC(2026, 2, day + 1, 5) - 1).toISOString();
const acknowledge = (at: string) => aRow({ dueAt: at, acknowledgeBy: at, respondBy: endOf(30) });
const respond = (at: string, change = {}) => aRow({ dueAt: at, respondBy: at, acknowledgedAt: endOf(9), state: 'in-progress', ...change });

describe('by when a case is due, in words', () => {
  it.each([
    ['a day, today', acknowledge(endOf(10)), 'Acknowledge today', 'soon'],
    ['a day, tomorrow', respond(endOf(11)), 'Answer by tomorrow', 'calm'],
    ['a day of its week', respond(endOf(13)), 'Answer by Fri 13 Mar', 'calm'],
    ['the same, much of the time gone', respond(endOf(13), { atRiskFrom: endOf(9) }), 'Answer by Fri 13 Mar', 'soon'],
    ['a time of today', acknowledge('2026-03-10T16:05:00.000Z'), 'Acknowledge today by 11:05', 'soon'],
    ['a time that has passed today', acknowledge('2026-03-10T15:29:59.000Z'), 'Acknowledgement was due earlier today', 'late'],
    ['yesterday', acknowledge(endOf(9)), 'Acknowledgement 1 day late', 'late'],
    ['last week', respond(endOf(3)), 'Answer 7 days late', 'late'],
    ['nothing', aRow(), 'No date promised', 'calm'],
    ['a pause', aRow({ state: 'waiting' }), 'Paused: waiting for the person', 'calm'],
    ['a pause that is still to be sent', respond(endOf(13), { state: 'waiting' }), 'Paused: waiting for the person', 'calm'],
    ['answered', aRow({ state: 'answered', dueAt: endOf(3), respondBy: endOf(3) }), 'Nothing more is due', 'calm'],
    ['referred', aRow({ state: 'referred', dueAt: endOf(3) }), 'Nothing more is due', 'calm'],
    ['closed', aRow({ state: 'closed', closedAt: '2026-03-04T03:00:00.000Z' }), 'Closed on 3 Mar 2026', 'calm'],
  ])('%s', (_, row, text, tone) => {
    expect(dueWords(row, NOW, CAYMAN)).toEqual({ text, tone });
  });

  it('by the day at the site, not at the desk', () => {
    const late = respond('2026-03-10T20:59:59.999Z');
    expect(dueWords(late, Date.UTC(2026, 2, 10, 21, 30), { ...CAYMAN, zone: 'Africa/Nairobi' }).text).toBe('Answer 1 day late');
    expect(dueWords(late, Date.UTC(2026, 2, 10, 21, 30), CAYMAN).text).toBe('Answer was due earlier today');
  });

  it('in the reader’s language', () => {
    expect(dueWords(respond(endOf(3)), NOW, { zone: 'America/Cayman', texts: es, tag: 'es' }).text).toBe('Respuesta con 7 días de atraso');
  });
});
