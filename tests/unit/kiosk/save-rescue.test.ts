// The page puts a rescue file together from what the worker tells, part by part.
import { expect, test } from 'vitest';
import { type SaveProgress, saveRescue } from '../../../src/kiosk/panel/save-rescue.ts';
import type { RescueAsk, RescueTold } from '../../../src/kiosk/worker-port.ts';

function aSave(tell: (ask: RescueAsk) => RescueTold) {
  const asked: RescueAsk[] = [];
  const progress: SaveProgress[] = [];
  const files: { name: string; file: Blob }[] = [];
  const done = saveRescue({
    worker: {
      rescue(ask) {
        asked.push(ask);
        return Promise.resolve(tell(ask));
      },
    },
    today: () => '2026-03-01',
    download: (file, name) => void files.push({ file, name }),
    progress: (now) => void progress.push(now),
  });
  return { asked, progress, files, done };
}

const planned = (parts: number): RescueTold => ({ step: 'planned', kiosk: 'george-town', entries: parts * 500, parts });
const numbered = (parts: number) => (ask: RescueAsk) =>
  ask.step === 'part' ? ({ step: 'part', line: `{"part":${ask.number}}` } as const) : planned(parts);

test('one line a part, in order, under the name of kiosk and day', async () => {
  const { done, files, progress } = aSave(numbered(3));
  expect(await done).toEqual({ saved: 'file', name: 'candour-rescue-george-town-2026-03-01.jsonl', entries: 1500 });
  expect(await files[0]?.file.text()).toBe('{"part":1}\n{"part":2}\n{"part":3}\n');
  expect(progress).toEqual([1, 2, 3].map((part) => ({ part, parts: 3 })));
});

test('a part of which all was sent meanwhile is left out; when none is left there is no file', async () => {
  const gone = (number: number) => (ask: RescueAsk) =>
    (ask.step === 'part' && ask.number <= number ? { step: 'part', line: null } : numbered(2)(ask)) as RescueTold;
  const some = aSave(gone(1));
  expect(await some.done).toMatchObject({ saved: 'file' });
  expect(await some.files[0]?.file.text()).toBe('{"part":2}\n');
  const none = aSave(gone(2));
  expect(await none.done).toEqual({ saved: 'nothing' });
  expect(none.files).toEqual([]);
});

test('nothing waits: no file', async () => {
  const { done, files, asked } = aSave(() => planned(0));
  expect(await done).toEqual({ saved: 'nothing' });
  expect([files, asked]).toEqual([[], [{ step: 'plan' }]]);
});

test('a failure anywhere gives no file that looks whole', async () => {
  const failed: RescueTold = { step: 'failed', reason: 'InvalidStateError' };
  for (const fails of ['plan', 'part'] as const) {
    const { done, files } = aSave((ask) => (ask.step === fails && (ask.step !== 'part' || ask.number === 2) ? failed : numbered(3)(ask)));
    expect(await done).toEqual({ saved: 'failed', reason: 'InvalidStateError' });
    expect(files).toEqual([]);
  }
});
