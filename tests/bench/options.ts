// The command line: `npm run bench -- [--only tap|outbox|start|response|drain|ingest|desk|console] [--quick] [--json]`.
import { parseArgs } from 'node:util';

export type Options = { only: string | undefined; quick: boolean; json: boolean };

/** Throws with a sentence for the person at the keyboard. */
export function readOptions(args: readonly string[], names: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: { only: { type: 'string' }, quick: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
  });
  if (values.only !== undefined && !names.includes(values.only))
    throw new Error(`--only takes one of ${names.join(', ')}, not "${values.only}"`);
  return { only: values.only, quick: values.quick, json: values.json };
}
