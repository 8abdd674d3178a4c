// The last few things that went wrong in this life, newest first, for the health report: short, never anything of a visitor.

export type LoggedError = { at: number; what: string };
export type ErrorLog = { note(what: string): void; list(): readonly LoggedError[] };

const KEPT = 10;
const LONGEST = 300;

/** The same again only renews the time: a disk that fails each second must not push out everything else. */
export function createErrorLog(now: () => number): ErrorLog {
  let errors: readonly LoggedError[] = [];
  return {
    note(text) {
      const what = text.slice(0, LONGEST);
      errors = [{ at: now(), what }, ...errors.filter((error) => error.what !== what)].slice(0, KEPT);
    },
    list: () => errors,
  };
}
