// JSON Schemas of the files in `kiosk-config/`, generated from their shapes, so that an editor completes and checks them.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toJsonSchema } from '@valibot/to-json-schema';
import { CasePolicyFile } from '../../protocol/case-policy.ts';
import { KioskFile, OrganisationFile } from '../../protocol/configuration-files.ts';
import { RetentionPolicyFile } from '../../protocol/retention-policy.ts';

const SHAPES = { organisation: OrganisationFile, kiosk: KioskFile, cases: CasePolicyFile, retention: RetentionPolicyFile } as const;

const DIALECT = { $schema: 'http://json-schema.org/draft-07/schema#' };

export async function writeFileSchemas(folder: string): Promise<void> {
  await mkdir(join(folder, 'schema'), { recursive: true });
  for (const { file, text } of fileSchemas()) await writeFile(join(folder, file), text);
}

/** Complaints about schemas that are missing or older than the shapes. */
export async function checkFileSchemas(folder: string): Promise<string[]> {
  const complaints: string[] = [];
  for (const { file, text } of fileSchemas()) {
    const found = await readFile(join(folder, file), 'utf8').catch(() => null);
    if (found !== text) complaints.push(`${file}: ${found === null ? 'missing' : 'out of date'}; run "npm run config -- schema"`);
  }
  return complaints;
}

function fileSchemas(): { file: string; text: string }[] {
  return Object.entries(SHAPES).map(([name, shape]) => {
    // Rules that JSON Schema can't say (between fields) are left to `npm run check`.
    const schema = toJsonSchema(shape, { typeMode: 'input', errorMode: 'ignore', target: 'draft-07' });
    const described = { ...DIALECT, title: `Candour ${name}`, ...schema };
    return { file: join('schema', `${name}.schema.json`), text: `${JSON.stringify(described, null, 2)}\n` };
  });
}
