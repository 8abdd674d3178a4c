// Where in an input something is wrong, as valibot says it: for rules that look at several fields at once.
import type * as v from 'valibot';

type PathItem = v.UnknownPathItem;
export function issuePath(input: unknown, keys: readonly (string | number)[]): [PathItem, ...PathItem[]] {
  let value: unknown = input;
  const items = keys.map((key): PathItem => {
    const parent = value;
    value = (parent as Record<string | number, unknown> | undefined)?.[key];
    return { type: 'unknown', origin: 'value', input: parent, key, value };
  });
  return items as [PathItem, ...PathItem[]];
}
