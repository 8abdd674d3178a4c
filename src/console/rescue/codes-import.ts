// Codes as the camera reads them, in any order, as often as it does, from several kiosks: which are still missing of each sequence, and
// once none is, the import of what they carry.
import { type ReadonlySignal, signal } from '@preact/signals';
import { addFrame, type FrameSeen, type FrameSet, joinFrames, missingFrames, type ReadFrames } from '../../protocol/rescue-frames.ts';
import { type Import, type ImportPorts, importLines } from './import-lines.ts';
import { unpackPart } from './unpack-part.ts';

export type Sequence = {
  /** First characters of the part's id. */
  part: string;
  of: number;
  missing: readonly number[];
  /** `damaged`: all are there, but they can't be put together. */
  outcome: 'reading' | 'importing' | 'damaged' | Import;
};
export type CodesImport = {
  /** In the order in which they were first seen. */
  readonly sequences: ReadonlySignal<readonly Sequence[]>;
  readonly lastSeen: ReadonlySignal<FrameSeen | null>;
  see(text: string): void;
  /** After an import that stopped. */
  again(part: string): void;
};

export function createCodesImport(post: ImportPorts['post']): CodesImport {
  const sequences = signal<readonly Sequence[]>([]);
  const lastSeen = signal<FrameSeen | null>(null);
  let read: ReadFrames = new Map();

  function see(text: string): void {
    const added = addFrame(read, text);
    lastSeen.value = added.seen;
    if (added.seen !== 'new') return;
    const grown = [...added.read.values()].find((set) => read.get(`${set.part}/${set.of}`) !== set);
    read = added.read;
    if (!grown) return;
    put({ part: grown.part, of: grown.of, missing: missingFrames(grown), outcome: 'reading' });
    void importSet(grown);
  }

  async function importSet(set: FrameSet): Promise<void> {
    const bytes = joinFrames(set);
    if (!bytes) return;
    const { part, of } = set;
    put({ part, of, missing: [], outcome: 'importing' });
    const line = await unpackPart(bytes);
    const outcome = line === null ? 'damaged' : await importLines(once(line), { post, progress: () => undefined });
    put({ part, of, missing: [], outcome });
  }

  function put(sequence: Sequence): void {
    const isSame = ({ part, of }: Sequence) => part === sequence.part && of === sequence.of;
    const before = sequences.value;
    sequences.value = before.some(isSame) ? before.map((one) => (isSame(one) ? sequence : one)) : [...before, sequence];
  }

  return {
    sequences,
    lastSeen,
    see,
    again(part) {
      for (const set of read.values()) if (set.part === part) void importSet(set);
    },
  };
}

async function* once(line: string): AsyncGenerator<string> {
  yield line;
}
