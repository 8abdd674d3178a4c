// Facts to be confirmed are named by their place. When a list in the configuration changes, the names move along. Pure.
import type { Configuration } from '../../protocol/configuration.ts';

/** `placeAfter`: where what stood at a place of the list at `prefix` stands now; null when it is gone. */
export function remapFacts(configuration: Configuration, prefix: string, placeAfter: (place: number) => number | null): Configuration {
  const pointers = configuration.toBeConfirmed?.flatMap((pointer) => {
    if (!pointer.startsWith(`${prefix}/`)) return [pointer];
    const [place = '', ...rest] = pointer.slice(prefix.length + 1).split('/');
    const next = placeAfter(Number(place));
    return next === null ? [] : [[prefix, next, ...rest].join('/')];
  });
  return withFacts(configuration, pointers);
}

/** Without the facts at or below a place that is gone. */
export function dropFacts(configuration: Configuration, prefix: string): Configuration {
  const gone = (pointer: string) => pointer === prefix || pointer.startsWith(`${prefix}/`);
  return withFacts(
    configuration,
    configuration.toBeConfirmed?.filter((pointer) => !gone(pointer)),
  );
}

function withFacts(configuration: Configuration, pointers: string[] | undefined): Configuration {
  const { toBeConfirmed: _, ...rest } = configuration;
  return pointers && pointers.length > 0 ? { ...rest, toBeConfirmed: pointers } : rest;
}

export const removedAt = (removed: number) => (place: number) => (place === removed ? null : place > removed ? place - 1 : place);
export const insertedAt = (inserted: number) => (place: number) => (place >= inserted ? place + 1 : place);
export const swapped = (a: number, b: number) => (place: number) => (place === a ? b : place === b ? a : place);
