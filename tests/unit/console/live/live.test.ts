// Streams that break, stand still, or are given up; and who of several tabs holds one.
import { beforeEach, describe, expect, it } from 'vitest';
import { AGAIN_MS, keepStream, SILENCE_MS, type Source } from '../../../../src/console/live/keep-stream.ts';
import { createLive } from '../../../../src/console/live/live.ts';

class AStream implements Pick<Source, 'close' | 'readyState'> {
  readyState = 0;
  readonly listeners = new Map<string, (event: object) => void>();
  addEventListener(name: string, listener: (event: object) => void) {
    this.listeners.set(name, listener);
  }
  close() {
    this.readyState = 2;
  }
  say(name: string, data: unknown = {}) {
    this.listeners.get(name)?.({ data: typeof data === 'string' ? data : JSON.stringify(data) });
  }
}

let streams: AStream[];
let waiting: { work: () => void; ms: number }[];
let said: string[];
const last = () => streams.at(-1) as AStream;
const open = () => {
  streams.push(new AStream());
  return last() as unknown as Source;
};
const later = (work: () => void, ms: number) => {
  const one = { work, ms };
  waiting.push(one);
  return () => {
    waiting = waiting.filter((other) => other !== one);
  };
};
const pass = () => {
  const [one] = waiting.splice(0);
  one?.work();
  return one?.ms;
};
beforeEach(() => {
  streams = [];
  waiting = [];
  said = [];
});

describe('a stream', () => {
  const keep = () =>
    keepStream({ open, later, stands: (does) => void said.push(does ? 'stands' : 'is down'), hint: (subject) => void said.push(subject) });

  it('stands when something has come through, and hands on what is a hint', () => {
    keep();
    expect(said).toEqual([]);
    last().say('beat');
    last().say('cases', { kind: 'worked-on' });
    last().say('inbox', { kind: 'arrived' });
    last().say('cases', { kind: 'else' });
    last().say('cases', '{');
    expect(said).toEqual(['stands', 'stands', 'cases', 'stands', 'inbox']);
    expect(waiting.map(({ ms }) => ms)).toEqual([SILENCE_MS]);
  });

  it('is down while the browser comes back by itself', () => {
    keep();
    last().say('beat');
    last().say('error');
    last().say('beat');
    expect(said).toEqual(['stands', 'is down', 'stands']);
    expect(streams).toHaveLength(1);
  });

  it('is opened anew where the browser gave up, and where nothing comes through', () => {
    keep();
    last().readyState = 2;
    last().say('error');
    expect(said.at(-1)).toBe('is down');
    expect(pass()).toBe(AGAIN_MS);
    expect(streams).toHaveLength(2);
    expect(pass()).toBe(SILENCE_MS);
    expect([said.at(-1), last().readyState]).toEqual(['is down', 2]);
    expect(pass()).toBe(AGAIN_MS);
    expect(streams).toHaveLength(3);
  });

  it('ends for good', () => {
    const end = keep();
    last().say('beat');
    end();
    expect([last().readyState, said.at(-1), waiting]).toEqual([2, 'is down', []]);
  });
});

describe('of several tabs', () => {
  /** One browser: one lock, one channel. */
  const aBrowser = () => {
    const queue: (() => unknown)[] = [];
    const hearing = new Set<(event: object) => void>();
    const next = async () => {
      await queue[0]?.();
      queue.shift();
      if (queue.length > 0) void next();
    };
    const locks = {
      request: async (_: string, { signal }: { signal: AbortSignal }, work: () => unknown) => {
        queue.push(() => (signal.aborted ? undefined : work()));
        if (queue.length === 1) void next();
      },
    };
    return () => {
      const own = new Set<(event: object) => void>();
      const channel = {
        addEventListener: (_: string, listener: (event: object) => void) => {
          own.add(listener);
          hearing.add(listener);
        },
        postMessage: (data: unknown) => {
          for (const listener of hearing) if (!own.has(listener)) listener({ data });
        },
      };
      return createLive({ open, later, locks, channel } as never);
    };
  };

  it('one holds the stream and tells the others of its account; when it leaves, another leads', async () => {
    const aTab = aBrowser();
    const [first, second, other] = [aTab(), aTab(), aTab()];
    const heard: string[] = [];
    for (const [name, tab] of Object.entries({ first, second, other })) tab.onHint('cases', () => heard.push(name));
    const leave = first.begin('ana');
    second.begin('ana');
    await Promise.resolve();
    expect([first.leading.value, second.leading.value, streams.length]).toEqual([true, false, 1]);
    last().say('beat');
    expect([first.standing.value, second.standing.value]).toEqual([true, false]);
    last().say('cases', { kind: 'arrived' });
    expect(heard).toEqual(['first', 'second']);
    leave();
    await new Promise((resolve) => setImmediate(resolve));
    expect([first.leading.value, first.standing.value, second.leading.value, streams.length]).toEqual([false, false, true, 2]);
  });
});
