// The command line: `npm run bench -- [--only tap|outbox|start|response|drain|ingest|desk|console] [--quick] [--json] [--kept FOLDER]`.
import { parseArgs } from 'node:util';

/** `kept`: a folder where the filled desk stays, to be measured again without filling it anew. */
export type Options = { only: string | undefined; quick: boolean; json: boolean; kept: string | undefined };

/** Throws with a sentence for the person at the keyboard. */
export function readOptions(args: readonly string[], names: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string' },
      quick: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      kept: { type: 'string' },
    },
  });
  if (values.only !== undefined && !names.includes(values.only))
    throw new Error(`--only takes one of ${names.join(', ')}, not "${values.only}"`);
  return { only: values.only, quick: values.quick, json: values.json, kept: values.kept };
}
