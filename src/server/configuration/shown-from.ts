// What a kiosk showed under a revision: entries name the revision, and labels, departments and hours are read from it. A revision never changes
// (its name holds the hash of its content), so what was read once is remembered; what is not there, or not readable, is looked for again.
import type { Configuration } from '../../protocol/configuration.ts';
import type { Store } from '../store/store.ts';
import { configurationOf } from './publication-for.ts';

/** null: it is not there, or of a shape that this version no longer reads. */
export type Shown = (kiosk: string, revision: string) => Promise<Configuration | null>;

/** Each takes some 100 KB. */
const REMEMBERED = 200;

type Asked = Promise<Configuration | null>;
const remembered = new WeakMap<object, Map<string, Asked>>();

/** Within what one of them is asked, the answer stays the same. */
export function shownFrom({ configurations }: Pick<Store, 'configurations'>): Shown {
  const all = remembered.get(configurations) ?? new Map<string, Asked>();
  remembered.set(configurations, all);
  const own = new Map<string, Asked>();
  return (kiosk, revision) => {
    const name = `${kiosk} ${revision}`;
    const asked = own.get(name) ?? all.get(name) ?? configurations.revision(kiosk, revision).then((row) => row && readable(row));
    own.set(name, asked);
    keep(all, name, asked);
    return asked;
  };
}

/** The one that was asked for longest ago goes first. */
function keep(all: Map<string, Asked>, name: string, asked: Asked): void {
  all.delete(name);
  all.set(name, asked);
  const [oldest] = all.keys();
  if (all.size > REMEMBERED && oldest !== undefined) all.delete(oldest);
  const forget = () => {
    if (all.get(name) === asked) all.delete(name);
  };
  asked.then((configuration) => configuration === null && forget(), forget);
}

function readable(row: Parameters<typeof configurationOf>[0]): Configuration | null {
  try {
    return configurationOf(row);
  } catch {
    return null;
  }
}
