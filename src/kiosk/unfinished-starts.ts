// How often in a row this page began and showed nothing: a configuration that takes the page down says nothing by itself. Kept where
// the page can read it before the first paint; a count that is lost costs another try. Each version of the shell counts for itself: what
// a bad one did is not the configuration's fault.
import { quietly } from './quietly.ts';

const KEY = 'candour-kiosk-unfinished-starts-1';

export type UnfinishedStarts = {
  /** This page begins; the answer is how many before it did not finish. */
  begin(): number;
  /** The page shows what it should. */
  finish(): void;
};

export function unfinishedStartsIn(storage: () => Storage, shellVersion: string): UnfinishedStarts {
  return {
    begin() {
      const counted = quietly(() => {
        const [version, count] = (storage().getItem(KEY) ?? '').split(' ');
        const before = version === shellVersion ? Number.parseInt(count ?? '0', 10) || 0 : 0;
        storage().setItem(KEY, `${shellVersion} ${before + 1}`);
        return before;
      });
      return counted ?? 0;
    },
    finish: () => quietly(() => storage().removeItem(KEY)),
  };
}
