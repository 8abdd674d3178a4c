// An error as health reports may carry it: its name alone, because messages may quote what a visitor wrote.

export function describeError(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown error';
}
