import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { Configuration } from '../../../src/protocol/configuration.ts';
import type { Hours } from '../../../src/protocol/hours.ts';
import { counterAt, WEEKDAYS } from '../../../src/protocol/opening-hours.ts';
import { sampleShown } from '../kiosk/sample-configuration.ts';

const WORKDAYS = WEEKDAYS.slice(0, 5);
const office: Hours = { open: [{ days: [...WORKDAYS], from: '08:00', until: '17:00' }] };
const every = (from: string, until: string): Hours => ({ open: [{ days: [...WEEKDAYS], from, until }] });

/** What is said at that wall time of the zone: `open until …`, `closed until …`. */
function said(hours: Hours, wall: string, zone = 'Africa/Nairobi'): string {
  return saidAt(hours, Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).epochMilliseconds, zone);
}
function saidAt(hours: Hours, epochMs: number, zone: string): string {
  const counter = counterAt(hours, zone, epochMs);
  const next = counter.open ? counter.until : counter.opens;
  return `${counter.open ? 'open' : 'closed'} until ${next?.toPlainDateTime().toString({ smallestUnit: 'minute' }) ?? 'ever'}`;
}

describe('a counter', () => {
  it('opens and closes to the minute', () => {
    expect(said(office, '2026-11-23T07:59:59')).toBe('closed until 2026-11-23T08:00');
    expect(said(office, '2026-11-23T08:00')).toBe('open until 2026-11-23T17:00');
    expect(said(office, '2026-11-23T16:59:59')).toBe('open until 2026-11-23T17:00');
    expect(said(office, '2026-11-23T17:00')).toBe('closed until 2026-11-24T08:00');
    expect(said(office, '2026-11-27T18:00')).toBe('closed until 2026-11-30T08:00');
  });

  it('goes by the time of its site, not of the kiosk or of Greenwich', () => {
    const noonUtc = Date.UTC(2026, 10, 23, 12);
    expect(saidAt(office, noonUtc, 'America/Cayman')).toBe('closed until 2026-11-23T08:00');
    expect(saidAt(office, noonUtc, 'Africa/Nairobi')).toBe('open until 2026-11-23T17:00');
    expect(saidAt(office, noonUtc, 'Pacific/Kiritimati')).toBe('closed until 2026-11-24T08:00');
  });

  it('is open across midnight, also from Sunday into Monday', () => {
    const night = every('22:00', '06:00');
    expect(said(night, '2026-11-23T05:59')).toBe('open until 2026-11-23T06:00');
    expect(said(night, '2026-11-23T06:00')).toBe('closed until 2026-11-23T22:00');
    const sundays: Hours = { open: [{ days: ['sunday'], from: '20:00', until: '02:00' }] };
    expect(said(sundays, '2026-11-23T01:00')).toBe('open until 2026-11-23T02:00');
    expect(said(sundays, '2026-11-24T01:00')).toBe('closed until 2026-11-29T20:00');
  });

  it('that is open day and night never closes', () => {
    expect(said(every('00:00', '00:00'), '2026-11-23T00:00')).toBe('open until ever');
    expect(said(every('07:00', '07:00'), '2026-11-23T06:59')).toBe('open until ever');
  });

  it('joins spans that follow each other at once', () => {
    const shifts: Hours = { open: [...every('06:00', '14:00').open, ...every('14:00', '22:00').open] };
    expect(said(shifts, '2026-11-23T10:00')).toBe('open until 2026-11-23T22:00');
    const lunch: Hours = { open: [...every('08:00', '12:00').open, ...every('13:00', '17:00').open] };
    expect(said(lunch, '2026-11-23T12:30')).toBe('closed until 2026-11-23T13:00');
  });

  it('stays shut on closing days, of one year or of every year', () => {
    const closed = [{ day: '2026-11-24' }, { day: '12-25', name: { en: 'Christmas' } }];
    expect(said({ ...office, closed }, '2026-11-24T09:00')).toBe('closed until 2026-11-25T08:00');
    expect(said({ ...office, closed }, '2027-11-24T09:00')).toBe('open until 2027-11-24T17:00');
    for (const year of [2026, 2028]) {
      const counter = counterAt({ ...office, closed }, 'UTC', Date.UTC(year, 11, 25, 9));
      expect(counter).toMatchObject({ open: false, closedFor: { name: { en: 'Christmas' } } });
    }
  });

  it('ends the night that began before a closing day', () => {
    const night: Hours = { ...every('22:00', '06:00'), closed: [{ day: '2026-11-24' }] };
    expect(said(night, '2026-11-24T05:00')).toBe('open until 2026-11-24T06:00');
    expect(said(night, '2026-11-24T23:00')).toBe('closed until 2026-11-25T22:00');
    expect(said(night, '2026-11-25T05:00')).toBe('closed until 2026-11-25T22:00');
  });

  it('keeps its wall time when the clocks change', () => {
    const zone = 'Europe/Jersey';
    const early = every('06:00', '20:00');
    // Forward on 29 March 2026, back on 25 October 2026.
    expect(saidAt(early, Date.UTC(2026, 2, 28, 5, 59), zone)).toBe('closed until 2026-03-28T06:00');
    expect(saidAt(early, Date.UTC(2026, 2, 29, 5, 0), zone)).toBe('open until 2026-03-29T20:00');
    expect(saidAt(early, Date.UTC(2026, 9, 25, 5, 59), zone)).toBe('closed until 2026-10-25T06:00');
    expect(saidAt(every('22:00', '06:00'), Date.UTC(2026, 9, 25, 5, 59), zone)).toBe('open until 2026-10-25T06:00');
  });

  it('opens after the gap when its hour is skipped', () => {
    const zone = 'Europe/Jersey';
    expect(saidAt(every('01:30', '03:00'), Date.UTC(2026, 2, 29, 0, 59), zone)).toBe('closed until 2026-03-29T02:30');
    expect(saidAt(every('01:30', '03:00'), Date.UTC(2026, 2, 29, 1, 30), zone)).toBe('open until 2026-03-29T03:00');
  });

  it('opens nowhere but in a zone', () => {
    expect(() => counterAt(office, 'Cayman', 0)).toThrow(RangeError);
  });
});

describe('hours in a configuration', () => {
  const complaints = (hours: unknown) => {
    const parsed = v.safeParse(Configuration, { ...sampleShown().configuration, hours });
    return parsed.success ? [] : parsed.issues.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`);
  };

  it('are taken when they are right', () => {
    const names = { en: 'Constitution Day', es: 'Día de la Constitución' };
    expect(complaints({ ...office, closed: [{ day: '2026-07-06', name: names }, { day: '02-29' }] })).toEqual([]);
    expect(complaints(every('00:00', '00:00'))).toEqual([]);
  });

  it('don’t overlap, not even from Sunday night into Monday', () => {
    const twice = { open: [...office.open, { days: ['friday'], from: '16:00', until: '20:00' }] };
    expect(complaints(twice)).toEqual(['hours.open.1: it is open already at that time']);
    const round = { open: [...office.open, { days: ['sunday'], from: '22:00', until: '08:30' }] };
    expect(complaints(round)).toEqual(['hours.open.1: it is open already at that time']);
    expect(complaints({ open: [{ days: ['monday', 'monday'], from: '08:00', until: '09:00' }] })[0]).toBe(
      'hours.open.0.days: a weekday is named twice',
    );
  });

  it('name real times and days', () => {
    expect(complaints(every('8:00', '24:00')).map((line) => line.split(':')[0])).toEqual(['hours.open.0.from', 'hours.open.0.until']);
    for (const day of ['2026-02-29', '02-30', '2026-13-01', 'christmas', '2026-1-1'])
      expect(complaints({ ...office, closed: [{ day }] })[0]).toMatch(/^hours\.closed\.0\.day: a day such as/);
    expect(complaints({ ...office, closed: [{ day: '12-25' }, { day: '12-25' }] })).toEqual(['hours.closed.1.day: 12-25 is named twice']);
    expect(complaints({ ...office, closed: [{ day: '12-25', name: { en: 'Christmas' } }] })).toEqual([
      'hours.closed.0.name: text is missing in "es"',
    ]);
  });
});
