import { describe, expect, it } from 'vitest';
import { addOrShelve } from '../../../src/kiosk/outbox/add-or-shelve.ts';
import type { OutboxStore } from '../../../src/kiosk/outbox/outbox-store.ts';
import { emptyDisk, memoryOutboxStore } from '../../scenario/memory-outbox-store.ts';
import { context, storedEntry } from './drafts.ts';

const found = (from: number, through: number) => Array.from({ length: through - from + 1 }, (_, place) => storedEntry(from + place));
/** Another entry with a number that is taken. */
const twinOf = (sequence: number) => storedEntry(sequence, { id: `twin-of-${sequence}` });

function rig(wrap = (store: OutboxStore) => store) {
  const disk = emptyDisk(context.ledgerId);
  const steps: string[] = [];
  const store = memoryOutboxStore(disk, {
    pause: () => Promise.resolve(),
    deny: (step, moment) => {
      if (moment === 'before') steps.push(step);
      return null;
    },
  });
  const held = async () => (await store.after(0, 100)).map(({ id }) => id);
  const shelf = async () => (await store.shelf(null, 100)).map(({ id }) => id);
  return { disk, steps, store, database: wrap(store), held, shelf };
}

describe('entries that were accepted before', () => {
  it('stand in the database afterwards, and nothing else is written', async () => {
    const { database, steps, held, shelf } = rig();
    expect(await addOrShelve(database, found(1, 5))).toEqual({ added: 5, shelved: 0 });
    expect(steps.filter((step) => step !== 'ledger' && step !== 'after')).toEqual(['append']);
    expect(await held()).toEqual(found(1, 5).map(({ id }) => id));
    expect(await shelf()).toEqual([]);
  });

  it('that are all there already change nothing at all', async () => {
    const { database, steps } = rig();
    await database.append(found(1, 5));
    steps.length = 0;
    expect(await addOrShelve(database, found(2, 4))).toEqual({ added: 0, shelved: 0 });
    expect(steps).toEqual(['ledger', 'after']);
  });

  it('whose number another has go to the shelf, are counted, and the lowest such number is remembered', async () => {
    const { database, disk, held, shelf } = rig();
    await database.append(found(1, 6));
    const given = [storedEntry(7), twinOf(5), twinOf(3), storedEntry(2)];
    expect(await addOrShelve(database, given)).toEqual({ added: 1, shelved: 2 });
    expect(await held()).toEqual(found(1, 7).map(({ id }) => id));
    expect((await shelf()).sort()).toEqual(['twin-of-3', 'twin-of-5']);
    expect(disk.ledger.doubledFrom).toBe(3);
    await addOrShelve(database, [twinOf(6)]);
    expect(disk.ledger.doubledFrom).toBe(3);
    await addOrShelve(database, [storedEntry(1, { id: 'twin-of-1' })]);
    expect(disk.ledger.doubledFrom).toBe(1);
  });

  it('wait on the shelf for whatever collector comes, and say why', async () => {
    const { database, store } = rig();
    await database.append(found(1, 1));
    await addOrShelve(database, [twinOf(1)]);
    expect(await store.shelf(null, 100)).toEqual([
      { id: 'twin-of-1', entry: twinOf(1), reason: 'found again outside its place in the ledger', offeredTo: '' },
    ]);
  });

  it('two of one number: the first takes it, the other is kept beside it', async () => {
    const { database, held, shelf } = rig();
    expect(await addOrShelve(database, [storedEntry(1), twinOf(1)])).toEqual({ added: 1, shelved: 1 });
    expect([await held(), await shelf()]).toEqual([[storedEntry(1).id], ['twin-of-1']]);
  });

  it('go to the shelf where entries were let go on purpose, and no number counts as given twice', async () => {
    const { database, disk, held, shelf } = rig();
    disk.ledger = { ...disk.ledger, discardedThrough: 3 };
    expect(await addOrShelve(database, [...found(2, 5), twinOf(5)])).toEqual({ added: 2, shelved: 3 });
    expect(await held()).toEqual(found(4, 5).map(({ id }) => id));
    expect(await shelf()).toEqual([storedEntry(2).id, storedEntry(3).id, 'twin-of-5']);
    expect(disk.ledger.doubledFrom).toBe(5);
    const only = rig();
    only.disk.ledger = { ...only.disk.ledger, discardedThrough: 3 };
    await addOrShelve(only.database, found(2, 3));
    expect(only.disk.ledger.doubledFrom).toBeUndefined();
  });

  it('find the number that they were given taken between the look and the write, and lose nothing', async () => {
    let isFirst = true;
    const { database, held, shelf } = rig((store) => ({
      ...store,
      async append(entries) {
        if (isFirst) await store.append([twinOf(2)]);
        isFirst = false;
        return store.append(entries);
      },
    }));
    expect(await addOrShelve(database, found(1, 3))).toEqual({ added: 2, shelved: 1 });
    expect(await held()).toEqual([storedEntry(1).id, 'twin-of-2', storedEntry(3).id]);
    expect(await shelf()).toEqual([storedEntry(2).id]);
  });

  it('of another ledger all go to the shelf, free as their numbers may be', async () => {
    const { database, disk, held, shelf } = rig();
    expect(await addOrShelve(database, found(1, 3), true)).toEqual({ added: 0, shelved: 3 });
    expect([await held(), await shelf()]).toEqual([[], found(1, 3).map(({ id }) => id)]);
    expect(disk.ledger.doubledFrom).toBeUndefined();
  });

  it('read no more of the database than the numbers they span', async () => {
    const asked: unknown[] = [];
    const { database } = rig((store) => ({
      ...store,
      after: (...range) => {
        asked.push(range);
        return store.after(...range);
      },
    }));
    await addOrShelve(database, [storedEntry(40), storedEntry(42)]);
    expect(asked).toEqual([[39, 3]]);
  });
});
