// For what this page remembers in localStorage: it may be full or forbidden, and what lies there may be of another version. Then there is
// nothing to remember.
export function quietly<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
