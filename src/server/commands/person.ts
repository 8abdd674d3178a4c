// `npm run person -- …`: everything about one person found, exported, erased; legal holds. For the operator, by the ids that the search gives;
// may run beside the collector. What somebody is searched by may stay in the history of a shell: see docs/operations.md.
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { FindPersonRequest, PlaceHoldRequest } from '../../protocol/data-protection-api.ts';
import { erasePerson } from '../data-protection/erase-person.ts';
import { asText, exportPerson } from '../data-protection/export-person.ts';
import { findPerson } from '../data-protection/find-person.ts';
import { readEnvironment } from '../environment.ts';
import { erasureList } from '../erasures/erasure-list.ts';
import { keyFolder } from '../keys/key-folder.ts';
import { openStore } from '../store/open-store.ts';

const USAGE = `npm run person -- find <organisation> <from> <to> [--name …] [--email …] [--phone …] [--reference …]
                                       what names a person, by arrival on these days; Ctrl+C ends it
npm run person -- export <organisation> <file> [--entry <id>]… [--case <id>]… [--redact <name>]… [--text]
                                       write what was found to a file, names of others blacked out
npm run person -- erase <organisation> [--search <id>] [--entry <id>]… [--case <id>]…
                                       erase it for ever, here and on any database restored later
npm run person -- holds <organisation>
npm run person -- hold <organisation> case|entry <id> court|police|ombudsman|audit|other
                                       nothing of it is erased or aged out from now on
npm run person -- lift <organisation> case|entry <id>`;
/** By the operator, at the command line. */
const ACTOR = 'operator';

const many = { type: 'string', multiple: true, default: [] as string[] } as const;
const one = { type: 'string' } as const;
const options = { name: one, email: one, phone: one, reference: one, search: one, entry: many, case: many, redact: many } as const;

type Values = { [Name in 'name' | 'email' | 'phone' | 'reference' | 'search']?: string | undefined } & {
  entry: string[];
  case: string[];
  redact: string[];
  text: boolean;
};
type Place = Awaited<ReturnType<typeof open>> & { organisation: string; at: number; actor: string };

async function run([command, organisation, ...rest]: string[], values: Values): Promise<void> {
  const task = COMMANDS[command ?? ''];
  if (!task || !organisation) throw new Error(USAGE);
  const parts = await open();
  try {
    if (!(await parts.store.kiosks.organisation(organisation)))
      throw new Error(`There is no organisation "${organisation}" in this store.`);
    await task({ ...parts, organisation, at: Date.now(), actor: ACTOR }, rest, values);
  } finally {
    await parts.store.close();
  }
}

const COMMANDS: Record<string, (place: Place, rest: string[], values: Values) => Promise<void>> = {
  async find(place, [from, to], { name, email, phone, reference }) {
    const asked = v.safeParse(FindPersonRequest, { terms: { name, email, phone, reference }, from, to });
    if (!asked.success) throw new Error(`${asked.issues[0].message}\n${USAGE}`);
    const start = Temporal.PlainDate.from(asked.output.from).toZonedDateTime('UTC');
    const end = Temporal.PlainDate.from(asked.output.to).add({ days: 1 }).toZonedDateTime('UTC');
    const period = { fromMs: start.epochMilliseconds, toMs: end.epochMilliseconds };
    for await (const step of findPerson(place, { ...place, ...period, terms: asked.output.terms })) {
      if (step.step === 'looked') process.stderr.write(`\r${step.looked} read `);
      else {
        process.stderr.write('\n');
        say(`search ${step.search}: ${step.looked} read, ${step.closed} could not be opened here`);
        for (const { entry, by } of step.entries) say(`--entry ${entry.id}   ${entry.kind}, ${entry.site}: ${by.join(', ')}`);
        for (const { id, by } of step.cases) say(`--case ${id}   ${by.join(', ')}`);
      }
    }
  },

  async export(place, [file], { entry: entries, case: cases, redact, text }) {
    if (!file) throw new Error(USAGE);
    const parts = await exportPerson(place, { ...place, found: { entries, cases }, redact });
    await writeFile(file, text ? asText(parts) : `${JSON.stringify(parts, null, 2)}\n`, { flag: 'wx', mode: 0o600 });
    say(`${parts.length} parts are in ${file}.`);
  },

  async erase(place, _rest, { search = null, entry: entries, case: cases }) {
    if (entries.length + cases.length === 0) throw new Error(USAGE);
    const erased = await erasePerson(place, { ...place, found: { entries, cases }, search });
    say(`Erased: ${erased.entries.length} entries, and the words of ${erased.facts.length} facts in ${erased.cases.length} cases.`);
  },

  async holds({ store, organisation }) {
    for (const { of, target, placedAt, placedBy, ground } of await store.dataProtection.holds(organisation))
      say(`${of} ${target}  ${ground}, since ${new Date(placedAt).toISOString()} by ${placedBy}`);
  },

  async hold({ store, organisation, at: placedAt, actor: placedBy }, [of, target, ground]) {
    const asked = v.safeParse(PlaceHoldRequest, { of, target, ground });
    if (!asked.success) throw new Error(USAGE);
    if (!(await store.dataProtection.placeHold({ organisation, ...asked.output, placedAt, placedBy })))
      throw new Error('It is not there, or it is erased.');
    say('On hold: nothing of it is erased or aged out until the hold is lifted.');
  },

  async lift({ store, organisation, at, actor: by }, [of, target]) {
    if ((of !== 'case' && of !== 'entry') || !target) throw new Error(USAGE);
    if (!(await store.dataProtection.liftHold({ organisation, of, target, at, by }))) throw new Error('There was no such hold.');
    say('The hold is lifted.');
  },
};

try {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { ...options, text: { type: 'boolean', default: false } } });
  await run(positionals, values);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}

async function open() {
  const settings = readEnvironment(process.env);
  const store = await openStore(settings);
  return { store, keys: keyFolder(settings.keysDir, Date.now), erasures: erasureList(settings.erasuresFile) };
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
