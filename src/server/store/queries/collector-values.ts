// Few values that make this store one collector, however many processes serve it: made on first asking, the same ever after. Only the timeline
// begins anew, after a restore.
import { Buffer } from 'node:buffer';
import type { Store } from '../store.ts';
import type { StoreEngine } from '../store-engine.ts';

const SECRET_BYTES = 32;
const TIMELINE = 'timeline';
const TIMELINE_BYTES = 6;

export function collectorValues(
  { database }: StoreEngine,
  random: (bytes: number) => Uint8Array,
): Pick<Store, 'collectorId' | 'sharedSecret' | 'timeline' | 'beginTimeline'> {
  const named = (name: string) => database.selectFrom('collectorValues').select('value').where('name', '=', name).executeTakeFirst();
  /** The first writer's value stays; everyone else reads it. */
  async function valueNamed(name: string, made: () => string): Promise<string> {
    const known = await named(name);
    if (known) return known.value;
    const row = { name, value: made() };
    await database
      .insertInto('collectorValues')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return (await named(name))?.value ?? row.value;
  }
  return {
    async timeline() {
      return Number.parseInt((await named(TIMELINE))?.value ?? '0', 16);
    },
    async beginTimeline() {
      const value = Buffer.from(random(TIMELINE_BYTES)).toString('hex');
      await database
        .insertInto('collectorValues')
        .values({ name: TIMELINE, value })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
        .execute();
    },
    collectorId: () => valueNamed('collector-id', () => uuidV4(random(16))),
    async sharedSecret(name) {
      const value = await valueNamed(`secret:${name}`, () => Buffer.from(random(SECRET_BYTES)).toString('base64url'));
      return new Uint8Array(Buffer.from(value, 'base64url'));
    },
  };
}

/** RFC 9562 §5.4. */
function uuidV4(random: Uint8Array): string {
  const hex = Buffer.from(random).toString('hex');
  const variant = '89ab'[(random[8] ?? 0) & 3];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}
