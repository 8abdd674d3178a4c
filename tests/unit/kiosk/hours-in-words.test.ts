import { describe, expect, it } from 'vitest';
import { openingInWords, weekInWords } from '../../../src/kiosk/attract/hours-in-words.ts';
import type { Hours } from '../../../src/protocol/hours.ts';

const words = { closed: 'closed', dayAndNight: 'day and night' };
const workdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;

describe('hours in words', () => {
  it('give days in a row one line, and say which days are closed', () => {
    const open: Hours['open'] = [
      { days: [...workdays], from: '13:00', until: '17:00' },
      { days: [...workdays], from: '08:00', until: '12:00' },
      { days: ['saturday'], from: '09:00', until: '12:30' },
    ];
    expect(weekInWords({ open }, 'en-GB', words)).toEqual([
      { days: 'Monday – Friday', times: '08:00 – 12:00, 13:00 – 17:00' },
      { days: 'Saturday', times: '09:00 – 12:30' },
      { days: 'Sunday', times: 'closed' },
    ]);
  });

  it('say day and night, and names as the language writes them', () => {
    const open: Hours['open'] = [{ days: [...workdays, 'saturday', 'sunday'], from: '00:00', until: '00:00' }];
    expect(weekInWords({ open }, 'es', { ...words, dayAndNight: 'día y noche' })).toEqual([
      { days: 'Lunes – Domingo', times: 'día y noche' },
    ]);
  });

  it('say of the next opening no more than is needed', () => {
    const at = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime('Africa/Nairobi');
    const said = (opens: string, locale = 'en-GB') => openingInWords(at(opens), at('2026-11-25T23:30'), locale);
    expect(said('2026-11-25T23:45')).toBe('today, 23:45');
    expect(said('2026-11-26T08:00')).toBe('tomorrow, 08:00');
    expect(said('2026-11-30T08:00')).toBe('Monday, 08:00');
    expect(said('2026-12-28T08:00')).toBe('Monday 28 December, 08:00');
    expect(said('2026-11-26T08:00', 'es')).toBe('mañana, 8:00');
    expect(said('2026-11-26T08:00', 'sw')).toMatch(/^kesho, /);
  });
});
