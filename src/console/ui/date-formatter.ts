// Formatters of dates and times, each made once: to make one takes longer than all else that a row of a list is made of.

const made = new Map<string, Intl.DateTimeFormat>();

export function dateFormatter(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${language} ${JSON.stringify(options)}`;
  const known = made.get(name) ?? new Intl.DateTimeFormat(language, options);
  made.set(name, known);
  return known;
}

/** YYYY-MM-DD of a moment in an IANA zone. */
export function dayAt(ms: number, timeZone: string): string {
  return dateFormatter('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(ms);
}
