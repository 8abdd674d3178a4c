import { describe, expect, it } from 'vitest';
import type { KeptIdentity } from '../../../src/kiosk/worker/identity-bucket.ts';
import { keptStationStore } from '../../../src/kiosk/worker/kept-station-store.ts';
import { NO_STARTS } from '../../../src/kiosk/worker/start-count.ts';
import { NO_CONTACT, type PairedStation, type StationStore } from '../../../src/kiosk/worker/station-store.ts';

const NOTHING = { identity: null, configuration: null, contact: NO_CONTACT, starts: NO_STARTS, kept: null };
const identity = { kiosk: 'k' } as PairedStation['identity'];
const configuration = (number: number) => ({ confirmed: true, current: { revision: number } }) as unknown as PairedStation['configuration'];

function rig({ main = null as PairedStation | null, kept = null as KeptIdentity | null, isBroken = false } = {}) {
  const disk = { main, kept, mark: null as string | null };
  const clock = { nowMs: 0 };
  const written: KeptIdentity[] = [];
  const errors: unknown[] = [];
  const store: StationStore = {
    load: async () => ({ ...NOTHING, ...disk.main, kept: disk.mark }),
    putKept: async (mark) => void Object.assign(disk, { mark }),
    putStarts: async () => undefined,
    pair: async (main) => void Object.assign(disk, { main }),
    putConfiguration: async (next) => void Object.assign(disk.main ?? {}, { configuration: next }),
    putContact: async () => undefined,
  };
  const bucket = {
    readIdentityBucket: async () => disk.kept,
    writeIdentityBucket: async (kept: KeptIdentity) => {
      written.push(kept);
      Object.assign(disk, { kept });
    },
  };
  const buckets = { isBroken };
  const load = () => (buckets.isBroken ? Promise.reject(new Error('no buckets')) : Promise.resolve(bucket));
  return {
    disk,
    errors,
    buckets,
    clock,
    written,
    station: keptStationStore(
      store,
      load,
      (error) => errors.push(error),
      () => clock.nowMs,
    ),
  };
}
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('who the kiosk is, in two places', () => {
  it('is brought back from the second when the first has lost it, and stands in the first again', async () => {
    const kept = { identity, configuration: configuration(3) };
    const { station, disk } = rig({ kept });
    expect(await station.load()).toEqual({ ...NOTHING, ...kept });
    expect(disk.main).toEqual({ ...kept, contact: NO_CONTACT });
  });

  it('is what the first says, whatever the second holds', async () => {
    const main = { identity, configuration: configuration(3), contact: NO_CONTACT };
    const kept = { identity: { kiosk: 'another' } as PairedStation['identity'], configuration: configuration(9) };
    expect(await rig({ main, kept }).station.load()).toEqual({ ...NOTHING, ...main });
  });

  it('is written to the second with each pairing and each configuration', async () => {
    const { station, disk } = rig();
    await station.pair({ identity, configuration: configuration(1), contact: NO_CONTACT }, null);
    await settled();
    expect(disk.kept).toEqual({ identity, configuration: configuration(1) });
    await station.putConfiguration(configuration(2));
    await settled();
    expect(disk.kept).toEqual({ identity, configuration: configuration(2) });
  });

  it('is written to the second by a start too, for a kiosk that was paired before there was one', async () => {
    const main = { identity, configuration: configuration(3), contact: NO_CONTACT };
    const { station, disk } = rig({ main });
    await station.load();
    await settled();
    expect(disk.kept).toEqual({ identity, configuration: configuration(3) });
  });

  it('is written to the second once, and once more a week later: between, that place stays closed', async () => {
    const main = { identity, configuration: configuration(3), contact: NO_CONTACT };
    const { station, written, clock } = rig({ main });
    for (let start = 0; start < 5; start++) {
      await station.load();
      await settled();
    }
    expect(written).toHaveLength(1);
    clock.nowMs = 8 * 24 * 60 * 60 * 1000;
    await station.load();
    await settled();
    expect(written).toHaveLength(2);
  });

  it('is not taken for never paired when the second can’t be read just now', async () => {
    const kept = { identity, configuration: configuration(3) };
    const rigged = rig({ kept, isBroken: true });
    await expect(rigged.station.load()).rejects.toThrow('no buckets');
    rigged.buckets.isBroken = false;
    expect(await rigged.station.load()).toEqual({ ...NOTHING, ...kept });
  });

  it('does without the second where it can’t be read again and again', async () => {
    const { station, disk, errors } = rig({ isBroken: true });
    for (let tries = 0; tries < 4; tries++) await expect(station.load()).rejects.toThrow('no buckets');
    expect((await station.load()).identity).toBeNull();
    await station.pair({ identity, configuration: configuration(1), contact: NO_CONTACT }, null);
    await settled();
    expect(disk.main?.identity).toBe(identity);
    expect(errors).toHaveLength(2);
  });
});
