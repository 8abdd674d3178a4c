// Reads one file of `kiosk-config/` as its shape. Whatever is wrong is named with file, place (JSON Pointer, RFC 6901) and what was expected;
// nothing half-read is given out.
import { readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import * as v from 'valibot';
import { JSON_MAX_DEPTH } from '../../protocol/limits.ts';
import { logoUrl } from '../../protocol/logo.ts';
import { isNestedDeeper } from '../http/json-depth.ts';

/** null, and what is wrong added to `complaints`, when the file can't be used. */
export async function readShape<Shape extends v.GenericSchema>(
  folder: string,
  file: string,
  shape: Shape,
  complaints: string[],
): Promise<v.InferOutput<Shape> | null> {
  const where = relative(folder, file);
  const value = await readJson(file, where, complaints);
  if (value === undefined) return null;
  complaints.push(...(await schemaComplaints(value, file)).map((complaint) => `${where}: ${complaint}`));
  await putLogoIn(value, file, where, complaints);
  const parsed = v.safeParse(shape, value);
  if (parsed.success) return parsed.output;
  complaints.push(...parsed.issues.map((issue) => `${where}: ${pointer(issue)}: ${sentence(issue)}`));
  return null;
}

async function readJson(file: string, where: string, complaints: string[]): Promise<unknown> {
  try {
    const json = await readFile(file, 'utf8');
    if (!isNestedDeeper(json, JSON_MAX_DEPTH)) return JSON.parse(json);
    complaints.push(`${where}: /: nested more than ${JSON_MAX_DEPTH} deep`);
    return undefined;
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    complaints.push(missing ? `${where}: the file is missing` : `${where}: expected JSON: ${(error as Error).message}`);
    return undefined;
  }
}

const LOGO_FILE = /^[A-Za-z0-9][\w.-]*\.(?:svg|png)$/;
type WithLook = { defaults?: { look?: { logo?: unknown } }; overrides?: { look?: { logo?: unknown } } } | null;

/** In place of the name of a file that lies beside. What it holds is judged with the rest. */
async function putLogoIn(value: unknown, file: string, where: string, complaints: string[]): Promise<void> {
  for (const part of ['defaults', 'overrides'] as const) {
    const look = (value as WithLook)?.[part]?.look;
    if (typeof look !== 'object' || typeof look?.logo !== 'string' || !LOGO_FILE.test(look.logo)) continue;
    const name = look.logo;
    const bytes = await readFile(join(dirname(file), name)).catch(() => null);
    if (bytes) look.logo = logoUrl(bytes);
    else complaints.push(`${where}: /${part}/look/logo: there is no file "${shown(name)}" beside it`);
  }
}

/** `$schema` is what lets an editor complete and check: it must be there and lead to a file. */
async function schemaComplaints(value: unknown, file: string): Promise<string[]> {
  const schema = typeof value === 'object' && value !== null && '$schema' in value ? value.$schema : undefined;
  if (typeof schema !== 'string') return ['/$schema: expected the relative path of its schema'];
  try {
    JSON.parse(await readFile(join(dirname(file), schema), 'utf8'));
    return [];
  } catch {
    return [`/$schema: "${shown(schema)}" leads to no schema`];
  }
}

export function pointer(issue: v.BaseIssue<unknown>): string {
  const keys = issue.path?.map(({ key }) => shown(String(key)).replaceAll('~', '~0').replaceAll('/', '~1')) ?? [];
  return `/${keys.join('/')}`;
}

/** What was found is said too, but not all of it. */
export function sentence({ message, received }: v.BaseIssue<unknown>): string {
  return shown(
    message.replace(received, () => shown(received)),
    SENTENCE_LENGTH,
  );
}

const SENTENCE_LENGTH = 300;

/** On one line, as far as it fits. */
export function shown(text: string, length = 60): string {
  const visible = text.replace(/[\p{Cc}\p{Cs}]/gu, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return visible.length > length ? `${visible.slice(0, length)}…` : visible;
}
