// Hurts one file or folder of a browser's profile, as a failing disk or a careless hand would.
import {
  closeSync,
  existsSync,
  ftruncateSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { SeededRandom } from '../scenario/seeded-random.ts';

export type Damage = { what: 'altered' | 'flipped' | 'truncated' | 'zeroed' | 'deleted'; path: string };

/** Where Chromium keeps IndexedDB, the files of OPFS, and storage buckets with their quota book. */
const FOLDERS = ['Default/IndexedDB', 'Default/File System', 'Default/WebStorage'];
const FLIPS = 8;
/** Stands in each entry's header, and where its time begins after it. */
const IN_HEADER = '"wall":"20';
const IN_PLACE = ['flipped', 'truncated', 'zeroed'] as const;

/** Found by this rig: a kiosk that never came back. Chromium neither opens nor deletes databases without this file. */
const ONCE_FATAL = /^Default\/IndexedDB\/[^/]+\.leveldb\/MANIFEST-\d+$/;

/** First the whole folders, one letter of one entry, and what was fatal once, then every file in each way, in an order that the seed decides. */
export function everyDamage(profile: string, random: SeededRandom): Damage[] {
  const folders = FOLDERS.filter((folder) => existsSync(join(profile, folder)));
  const files = folders.flatMap((folder) => filesBelow(profile, folder));
  const damages = files.flatMap((path): Damage[] => [
    { what: 'deleted', path },
    ...(statSync(join(profile, path)).size > 0 ? IN_PLACE.map((what) => ({ what, path })) : []),
  ]);
  const altered = files
    .filter((path) => placesOf(IN_HEADER, join(profile, path)).length > 1)
    .map((path): Damage => ({ what: 'altered', path }));
  const isFirst = ({ what, path }: Damage) => what === 'deleted' && ONCE_FATAL.test(path);
  const whole = folders.map((path): Damage => ({ what: 'deleted', path }));
  return [...whole, ...altered, ...damages.filter(isFirst), ...shuffled(damages, random).filter((damage) => !isFirst(damage))];
}

export function inflict({ what, path }: Damage, profile: string, random: SeededRandom): void {
  const place = join(profile, path);
  if (what === 'deleted') rmSync(place, { recursive: true });
  if (what === 'truncated') change(place, (file, size) => ftruncateSync(file, Math.floor(size / 2)));
  if (what === 'zeroed')
    change(place, (file, size) => void writeSync(file, Buffer.alloc(Math.ceil(size / 2)), 0, null, Math.floor(size / 2)));
  if (what === 'flipped') flip(place, random);
  if (what === 'altered') alter(place, random);
}

/** A digit of the time in one entry's header becomes another: the text stays whole, and wrong. */
function alter(place: string, random: SeededRandom): void {
  const bytes = readFileSync(place);
  const places = placesOf(IN_HEADER, place);
  const at = (places[random.below(places.length)] ?? 0) + IN_HEADER.length;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(place, bytes);
}

function placesOf(needle: string, place: string): number[] {
  const bytes = readFileSync(place);
  const places: number[] = [];
  for (let at = bytes.indexOf(needle); at !== -1; at = bytes.indexOf(needle, at + 1)) places.push(at);
  return places;
}

function flip(place: string, random: SeededRandom): void {
  const bytes = readFileSync(place);
  for (let flips = 0; flips < FLIPS; flips++) {
    const at = random.below(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
  }
  writeFileSync(place, bytes);
}

function change(place: string, work: (file: number, size: number) => void): void {
  const file = openSync(place, 'r+');
  work(file, statSync(place).size);
  closeSync(file);
}

function filesBelow(profile: string, folder: string): string[] {
  const entries = readdirSync(join(profile, folder), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(profile.length + 1));
}

function shuffled<T>(from: readonly T[], random: SeededRandom): T[] {
  return from
    .map((value) => ({ value, place: random.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ value }) => value);
}
