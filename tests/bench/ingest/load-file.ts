// What the load generator sends, prepared beforehand and kept in one file: compressed batches per connection, ready to be signed.
import { readFileSync, writeFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';

export type PreparedBatch = { entries: number; gzip: Buffer; contentDigest: string };
export type Connection = { keyId: string; privateKeyPem: string; batches: PreparedBatch[] };

export function writeLoad(path: string, connections: readonly Connection[]): void {
  writeFileSync(path, serialize(connections));
}

export function readLoad(path: string): Connection[] {
  return deserialize(readFileSync(path)) as Connection[];
}
