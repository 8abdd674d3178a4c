// Passwords as argon2id in a PHC string (RFC 9106; OWASP's parameters). One is hashed at a time: each takes 19 MiB.
import { argon2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const MEMORY_KIB = 19 * 1024;
const PASSES = 2;
const PARALLELISM = 1;
const TAG_BYTES = 32;
const SALT_BYTES = 16;
const derive = promisify(argon2);

export type Passwords = {
  hash(password: string): Promise<string>;
  /** With `phc` null (no such account) it takes just as long, and is false. */
  matches(password: string, phc: string | null): Promise<boolean>;
};

export function createPasswords(random: (bytes: number) => Uint8Array): Passwords {
  const oneByOne = queue();
  const hash = (password: string) =>
    oneByOne(async () => {
      const salt = random(SALT_BYTES);
      return format({ memory: MEMORY_KIB, passes: PASSES, parallelism: PARALLELISM, salt }, await run(password, salt));
    });
  const stranger = format({ memory: MEMORY_KIB, passes: PASSES, parallelism: PARALLELISM, salt: random(SALT_BYTES) }, random(TAG_BYTES));
  return {
    hash,
    matches: (password, phc) =>
      oneByOne(async () => {
        const { memory, passes, parallelism, salt, tag } = parse(phc ?? stranger);
        const derived = await run(password, salt, memory, passes, parallelism, tag.length);
        return timingSafeEqual(derived, tag) && phc !== null;
      }),
  };
}

type Parameters = { memory: number; passes: number; parallelism: number; salt: Uint8Array };

/** NFC, so that an accent typed on another keyboard is the same accent (RFC 8265). */
function run(password: string, nonce: Uint8Array, memory = MEMORY_KIB, passes = PASSES, parallelism = PARALLELISM, tagLength = TAG_BYTES) {
  return derive('argon2id', { message: password.normalize('NFC'), nonce, memory, passes, parallelism, tagLength });
}

function format({ memory, passes, parallelism, salt }: Parameters, tag: Uint8Array): string {
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(salt)}$${base64(tag)}`;
}

function parse(phc: string): Parameters & { tag: Buffer } {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(phc);
  if (!match) throw new Error('a password hash in the store is not an argon2id PHC string');
  const [, memory, passes, parallelism, salt = '', tag = ''] = match;
  const numbers = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  return { ...numbers, salt: Buffer.from(salt, 'base64'), tag: Buffer.from(tag, 'base64') };
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replace(/=+$/, '');
}

function queue() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(task: () => Promise<T>): Promise<T> => {
    const result = last.then(task);
    last = result.catch(() => undefined);
    return result;
  };
}
