// A revision as sheets name it: epoch and number, without the hash that nobody would type.
import * as v from 'valibot';

export const SheetRevision = v.pipe(v.string(), v.regex(/^\d{1,9}\.\d{1,9}$/, 'epoch and number of a revision such as 1.4'));

export function sheetRevision(revision: string): string {
  return revision.split('.').slice(0, 2).join('.');
}
