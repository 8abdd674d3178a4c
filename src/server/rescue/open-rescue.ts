// Opens a part of a rescue in memory: unsealed with the organisation's keys, decompressed within the limits of a batch, parsed.
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import * as v from 'valibot';
import { JSON_MAX_DEPTH, REQUEST_MAX_BYTES } from '../../protocol/limits.ts';
import { Problem } from '../../protocol/problem.ts';
import { RescueContent, type RescuePayload, rescueContext } from '../../protocol/rescue.ts';
import { isNestedDeeper } from '../http/json-depth.ts';
import type { SealingKey } from '../keys/key-file.ts';
import { openSealedBytes } from '../keys/open-sealed-body.ts';

const unzip = promisify(gunzip);

/** Throws `rescue-closed` or `rescue-unreadable`. */
export async function openRescue({ organisation, id, sealed }: RescuePayload, keys: readonly SealingKey[]): Promise<RescueContent> {
  const opened = await openSealedBytes(sealed, rescueContext(organisation, id), keys);
  if (!opened) throw new Problem('rescue-closed');
  const content = v.safeParse(RescueContent, parse(await decompressed(opened)));
  if (!content.success) throw new Problem('rescue-unreadable', { detail: 'not entries of this version' });
  return content.output;
}

/** A bomb ends at the limit, not in the memory. */
async function decompressed(bytes: Uint8Array): Promise<string> {
  try {
    const plain = await unzip(bytes, { maxOutputLength: REQUEST_MAX_BYTES });
    return new TextDecoder('utf-8', { fatal: true }).decode(plain);
  } catch (cause) {
    throw new Problem('rescue-unreadable', { detail: 'it could not be decompressed' }, { cause });
  }
}

function parse(text: string): unknown {
  if (isNestedDeeper(text, JSON_MAX_DEPTH)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
