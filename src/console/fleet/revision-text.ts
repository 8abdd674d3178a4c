// A revision as people compare it: epoch and number. The hash is for machines.

export function shortRevision(revision: string): string {
  return revision.split('.').slice(0, 2).join('.');
}
