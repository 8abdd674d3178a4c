// Sees to it that what leaves the kiosk is what was written: a store without checksums of its own gives back a flipped byte as if it were
// the visitor's. A damaged entry is read from the journal in its place; where that has none either, it goes as it is, under the hash that
// it has now, so that the collector can answer it and nothing behind it is held up.
import type { Digest } from './chain.ts';
import type { Journal, JournalPlace } from './journal.ts';
import type { StoredEntry } from './stored-entry.ts';

type SoundParts = { digest: Digest; journal: Journal | null; breathe?: () => Promise<void> };

/** A whole batch at once would need several times its size. */
const AT_ONCE = 50;
const utf8 = new TextEncoder();

export async function soundEntries(entries: readonly StoredEntry[], parts: SoundParts): Promise<StoredEntry[]> {
  const sound: boolean[] = [];
  for (let start = 0; start < entries.length; start += AT_ONCE)
    sound.push(...(await Promise.all(entries.slice(start, start + AT_ONCE).map((entry) => isSound(entry, parts.digest)))));
  if (!sound.includes(false)) return [...entries];
  const places = (await parts.journal?.places(parts.breathe)) ?? [];
  return Promise.all(entries.map((entry, at) => (sound[at] ? entry : mended(entry, places, parts))));
}

async function mended(entry: StoredEntry, places: readonly JournalPlace[], { digest, journal }: SoundParts): Promise<StoredEntry> {
  for (const place of places) {
    const record = place.sequence === entry.sequence ? journal?.read(place) : null;
    if (!record) continue;
    const hash = await digest(utf8.encode(record.header));
    // Two entries may have one number: this one, or one whose hash was damaged beside it.
    if (hash === entry.hash || record.header === entry.header) return { ...entry, ...record, ...named(record.header), hash };
  }
  return { ...entry, hash: await digest(utf8.encode(entry.header)) };
}

async function isSound({ id, hash, header, body }: StoredEntry, digest: Digest): Promise<boolean> {
  const [now, bodyHash] = await Promise.all([digest(utf8.encode(header)), digest(utf8.encode(body))]);
  const said = parsed(header);
  return now === hash && said?.id === id && said?.bodyHash === bodyHash;
}

function named(header: string): Pick<StoredEntry, 'id' | 'kind'> {
  const { id, kind } = JSON.parse(header);
  return { id, kind };
}

function parsed(header: string): { id?: unknown; bodyHash?: unknown } | null {
  try {
    return JSON.parse(header);
  } catch {
    return null;
  }
}
