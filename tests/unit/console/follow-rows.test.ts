import { describe, expect, it } from 'vitest';
import { afterChange, type ChangeNote, followRows, type RowsChange } from '../../../src/console/follow-rows.ts';

type Row = { id: string; text: string };
const NOTES_KEPT = 3;

/** Rows with their notes, as the copy keeps them; what is read is counted. */
function aTable(...ids: string[]) {
  const rows = new Map<string, Row>(ids.map((id) => [id, { id, text: 'as it was' }]));
  let notes: (ChangeNote & { seq: number })[] = [];
  const reads: (string[] | 'all')[] = [];
  let seq = 0;
  const note = (change: ChangeNote) => {
    seq += 1;
    notes = [...notes, { ...change, seq }].slice(-NOTES_KEPT);
  };
  const from = {
    newest: async () => notes.at(-1)?.seq ?? 0,
    notesAfter: async (after: number) => notes.filter((one) => one.seq > after),
    async all() {
      reads.push('all');
      return [...rows.values()];
    },
    async some(some: readonly string[]) {
      reads.push([...some]);
      return some.map((id) => rows.get(id));
    },
  };
  const put = (id: string, text = 'new') => {
    rows.set(id, { id, text });
    note({ of: 'items', ids: [id] });
  };
  const take = (id: string) => {
    rows.delete(id);
    note({ of: 'items', ids: [id] });
  };
  return { from, rows, reads, note, put, take };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

async function aFollower(table: ReturnType<typeof aTable>) {
  const told: RowsChange<Row>[] = [];
  const look = followRows<Row>('items', table.from, (change) => void told.push(change));
  await look();
  return { told, look };
}

describe('rows that are followed', () => {
  it('are all read once, then only those that changed', async () => {
    const table = aTable('a', 'b', 'c');
    const { told, look } = await aFollower(table);
    table.put('b');
    table.take('c');
    await look();
    expect(table.reads).toEqual(['all', ['b', 'c']]);
    expect(told.at(1)).toEqual({ rows: [{ id: 'b', text: 'new' }], gone: ['c'], anew: false });
  });

  it('are not read for changes of other rows', async () => {
    const table = aTable('a');
    const { told, look } = await aFollower(table);
    table.note({ of: 'cases', ids: ['a'] });
    await look();
    expect(table.reads).toEqual(['all']);
    expect(told).toHaveLength(1);
  });

  it('are all read again by one that fell behind the notes, or that any row may concern', async () => {
    const table = aTable('a');
    const { told, look } = await aFollower(table);
    for (let place = 0; place <= NOTES_KEPT; place++) table.put(`b${place}`);
    await look();
    expect(table.reads).toEqual(['all', 'all']);
    table.rows.clear();
    table.note({ of: 'items', ids: null });
    await look();
    expect(told.at(-1)).toEqual({ rows: [], gone: [], anew: true });
  });

  it('are never missed: what changes while all are read, or while somebody is told, comes after', async () => {
    const table = aTable('a');
    const { all } = table.from;
    table.from.all = async () => {
      const rows = await all();
      table.put('b');
      return rows;
    };
    const known = new Map<string, string>();
    const look = followRows<Row>('items', table.from, async ({ rows }) => {
      await settled();
      for (const { id, text } of rows) known.set(id, text);
      if (known.size === 2) table.from.all = all;
    });
    await look();
    table.put('a', 'newer');
    void look();
    for (let turn = 0; turn < 5; turn++) await settled();
    expect([...known]).toEqual([
      ['a', 'newer'],
      ['b', 'new'],
    ]);
  });

  it('are told of one change after another, however slow whoever is told', async () => {
    const table = aTable('a');
    let [telling, most] = [0, 0];
    const look = followRows<Row>('items', table.from, async () => {
      telling += 1;
      most = Math.max(most, telling);
      await settled();
      telling -= 1;
    });
    for (const id of ['b', 'c', 'd']) {
      void look();
      await Promise.resolve();
      table.put(id);
    }
    void look();
    for (let turn = 0; turn < 5; turn++) await settled();
    expect(most).toBe(1);
    expect(table.reads).toEqual(['all', ['b', 'c', 'd']]);
  });

  it('are read again after a time in which the copy could not be read', async () => {
    const table = aTable('a');
    const { told, look } = await aFollower(table);
    const { some } = table.from;
    table.from.some = () => Promise.reject(new Error('closed'));
    table.put('b');
    await look();
    table.from.some = some;
    await look();
    expect(told.at(-1)?.rows).toEqual([{ id: 'b', text: 'new' }]);
  });
});

describe('rows in order', () => {
  const order = (one: { id: string; at: number }, other: { id: string; at: number }) => other.at - one.at;
  const rows = [5, 3, 1].map((at) => ({ id: `row ${at}`, at }));

  it('take in what is new, replace what is known and drop what is gone', () => {
    const change = {
      rows: [
        { id: 'row 4', at: 4 },
        { id: 'row 1', at: 9 },
      ],
      gone: ['row 3'],
      anew: false,
    };
    expect(afterChange(rows, change, order).map(({ at }) => at)).toEqual([9, 5, 4]);
  });

  it('begin anew where all are told', () => {
    expect(afterChange(rows, { rows: rows.slice(1).reverse(), gone: [], anew: true }, order)).toEqual(rows.slice(1));
  });
});
