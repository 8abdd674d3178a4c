// A deadline that pauses can move: how far it lies from where it is counted, in working days or in working time, and by how much a pause
// moves it. Pure.
import type { WorkingTime } from '../../protocol/case-policy.ts';
import type { Pause } from './pauses.ts';
import type { WorkingCalendar } from './working-calendar.ts';
import { addWorkingDays, addWorkingMs, endOf, type Opening, openingFrom, workingDaysBetween, workingMsBetween } from './working-time.ts';

/** `at`: the last millisecond that is in time. */
export type Deadline = { day: string; at: number };

type Movable = {
  deadline: Deadline;
  /** A pause that begins when the time was over moves nothing; whether it did. */
  pause(pause: Pause): boolean;
};

const MINUTE_MS = 60_000;

export function deadlineOf(calendar: WorkingCalendar, start: Opening, time: WorkingTime): Movable {
  if ('workingDays' in time) return dayDeadline(calendar, start.day, time.workingDays);
  return movable(
    (shiftMs) => addWorkingMs(calendar, start, time.workingMinutes * MINUTE_MS + shiftMs),
    ({ from, until }) => workingMsBetween(calendar, from, until),
  );
}

/** So many working days after that day. A pause moves it by the working days that began in it; part of a day moves nothing. */
export function dayDeadline(calendar: WorkingCalendar, from: string, workingDays: number): Movable {
  return movable(
    (shift) => {
      const day = addWorkingDays(calendar, from, workingDays + shift);
      return { day, at: endOf(calendar, day) };
    },
    (pause) => workingDaysBetween(calendar, openingFrom(calendar, pause.from).day, openingFrom(calendar, pause.until).day),
  );
}

function movable(moved: (shift: number) => Deadline, length: (pause: Pause) => number): Movable {
  let shift = 0;
  let deadline = moved(shift);
  return {
    get deadline() {
      return deadline;
    },
    pause(pause) {
      if (pause.from > deadline.at) return false;
      shift += length(pause);
      deadline = moved(shift);
      return true;
    },
  };
}
