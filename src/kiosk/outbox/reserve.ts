// The reserved block: a file of real bytes, given up in two steps when a write fails for want of space, so that visits already begun,
// acknowledgements and the pointer can still be written. At its head, overwritten in place, stand the counts of visits turned away:
// counting one never needs new space.

type Refusals = { ratings: number; messages: number };
/** What of a synchronous access handle is needed. `reopened`: the browser takes account of freed space only when a handle is closed. */
export type ReserveFile = {
  getSize(): number;
  read(bytes: Uint8Array<ArrayBuffer>, at: number): number;
  /** Throws, or writes fewer bytes, when there is no space. */
  write(bytes: Uint8Array<ArrayBuffer>, at: number): number;
  truncate(size: number): void;
  flush(): void;
  reopened(): Promise<ReserveFile>;
};
export type Reserve = {
  /** Blocks given up and not written again yet. */
  given(): number;
  isWhole(): boolean;
  /** Gives up a block; false when there was none left. */
  giveUp(): Promise<boolean>;
  /** Writes the next missing block, in steps, while `mayGoOn`; false when there is no space for it and some more. */
  rebuild(mayGoOn: () => boolean): Promise<boolean>;
  turnedAway(kind: keyof Refusals): void;
  refusals(): Refusals;
};

export const HEAD_BYTES = 4_096;
export const BLOCK_BYTES = 2 * 1024 * 1024;
export const BLOCKS = 2;
/** Free beyond the block before it counts as written again: half a block more. */
const MARGIN_BYTES = BLOCK_BYTES / 2;
const STEP_BYTES = 256 * 1024;
/** Two places in turn, so that a cut in the middle of one leaves the other. */
const SLOT_BYTES = 512;
const MAGIC = 0x43524553;

type Head = { turn: number; ratings: number; messages: number; given: number };

/** `file` null: there is no such file in this browser; then only what happened in this life is known. */
export function createReserve(opened: ReserveFile | null, pause: () => Promise<void>): Reserve {
  let file = opened;
  let head = (file && readHead(file)) ?? { turn: 0, ratings: 0, messages: 0, given: 0 };
  const blocks = () => Math.max(0, Math.floor(((file?.getSize() ?? 0) - HEAD_BYTES) / BLOCK_BYTES));

  function keep(change: Partial<Head>): void {
    head = { ...head, ...change, turn: head.turn + 1 };
    quietly(() => file && writeHead(file, head));
  }

  async function cutTo(size: number): Promise<void> {
    file?.truncate(size);
    file?.flush();
    file = (await file?.reopened().catch(() => null)) ?? null;
  }

  async function giveUp(): Promise<boolean> {
    const before = blocks();
    if (before > 0) await cutTo(HEAD_BYTES + (before - 1) * BLOCK_BYTES);
    keep({ given: BLOCKS - Math.max(0, before - 1) });
    return before > 0;
  }

  async function rebuild(mayGoOn: () => boolean): Promise<boolean> {
    const before = blocks();
    if (!file || before >= BLOCKS) {
      if (head.given > 0) keep({ given: 0 });
      return true;
    }
    const [from, end] = [HEAD_BYTES + before * BLOCK_BYTES, HEAD_BYTES + (before + 1) * BLOCK_BYTES];
    const into = file;
    const isWritten = await fill(into, from, end + MARGIN_BYTES, mayGoOn);
    // Somebody needed space meanwhile, and has cut the file already.
    if (into !== file) return false;
    await cutTo(isWritten ? end : from);
    if (isWritten) keep({ given: Math.min(head.given, BLOCKS - before - 1) });
    return isWritten;
  }

  async function fill(into: ReserveFile, from: number, end: number, mayGoOn: () => boolean): Promise<boolean> {
    try {
      for (let at = from; at < end; at += STEP_BYTES) {
        if (!mayGoOn() || into.write(ballast(Math.min(STEP_BYTES, end - at)), at) < Math.min(STEP_BYTES, end - at)) return false;
        into.flush();
        await pause();
      }
      return true;
    } catch {
      return false;
    }
  }

  return {
    given: () => head.given,
    isWhole: () => head.given === 0 && (!file || blocks() >= BLOCKS),
    giveUp,
    rebuild,
    turnedAway: (kind) => keep({ [kind]: head[kind] + 1 }),
    refusals: () => ({ ratings: head.ratings, messages: head.messages }),
  };
}

/** Nothing that a file system could store as less than it is. */
function ballast(bytes: number): Uint8Array<ArrayBuffer> {
  const chunk = new Uint8Array(bytes);
  for (let at = 0; at < bytes; at += 65_536) crypto.getRandomValues(chunk.subarray(at, at + 65_536));
  return chunk;
}

function writeHead(file: ReserveFile, head: Head): void {
  const fields = new Uint32Array([MAGIC, head.turn, head.ratings, head.messages, head.given, checkOf(head)]);
  file.write(new Uint8Array(fields.buffer), (head.turn % 2) * SLOT_BYTES);
  if (file.getSize() < HEAD_BYTES) file.write(new Uint8Array(HEAD_BYTES - SLOT_BYTES * 2), SLOT_BYTES * 2);
  file.flush();
}

function readHead(file: ReserveFile): Head | null {
  const found = [0, SLOT_BYTES].map((at) => readSlot(file, at)).filter((head) => head !== null);
  return found.sort((one, other) => other.turn - one.turn)[0] ?? null;
}

function readSlot(file: ReserveFile, at: number): Head | null {
  const fields = new Uint32Array(6);
  if (file.read(new Uint8Array(fields.buffer), at) < fields.byteLength) return null;
  const [magic, turn = 0, ratings = 0, messages = 0, given = 0, check] = fields;
  const head = { turn, ratings, messages, given };
  return magic === MAGIC && check === checkOf(head) ? head : null;
}

function checkOf({ turn, ratings, messages, given }: Head): number {
  return [turn, ratings, messages, given].reduce((sum, field) => (Math.imul(sum, 31) + field) >>> 0, MAGIC);
}

/** A count that can't be written is still counted in this life. */
function quietly(work: () => void): void {
  try {
    work();
  } catch {
    // The disk shows in the health report by other signs.
  }
}
