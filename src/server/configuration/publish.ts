// Makes a configuration into the kiosk's next revision: immutable, signed, rising. Nothing is stored when somebody else published
// in the meantime.
import { hash } from 'node:crypto';
import * as v from 'valibot';
import { Configuration } from '../../protocol/configuration.ts';
import type { RevisionId } from '../../protocol/ids.ts';
import { CONFIGURATION_MAX_BYTES } from '../../protocol/limits.ts';
import { Problem } from '../../protocol/problem.ts';
import { PublicationPayload, revisionId } from '../../protocol/publication.ts';
import type { Parts } from '../parts.ts';
import type { KioskStateRow } from '../store/store.ts';
import { publicationKeys } from './publication-keys.ts';

const FIRST_EPOCH = 1;

export type Publishing = {
  kiosk: Pick<KioskStateRow, 'id' | 'organisation' | 'site'>;
  configuration: Configuration;
  /** The revision that was edited; null for the first. */
  basedOn: string | null;
  at: number;
  by: string | null;
  /** Starts this epoch, at number 1, instead of going on in the latest one. A higher epoch beats any number. */
  newEpoch?: number;
};

/** Throws `revision-outdated`, or `shape-invalid` when the configuration is of another kiosk or too large. */
export async function publish({ store, keys }: Pick<Parts, 'store' | 'keys'>, publishing: Publishing): Promise<RevisionId> {
  const { kiosk, basedOn, at, by, newEpoch } = publishing;
  checkOwner(publishing);
  const configuration = serialise(publishing.configuration);
  const latest = await store.configurations.latest(kiosk.id);
  const payload = v.parse(PublicationPayload, {
    v: 1,
    organisation: kiosk.organisation,
    kiosk: kiosk.id,
    ...(newEpoch ? { epoch: newEpoch, number: 1 } : { epoch: latest?.epoch ?? FIRST_EPOCH, number: (latest?.number ?? 0) + 1 }),
    contentHash: hash('sha256', configuration, 'base64url'),
    configuration,
    ...(await publicationKeys({ store, keys }, kiosk)),
    publishedAt: new Date(at).toISOString(),
  });
  const bytes = JSON.stringify(payload);
  const revision = revisionId(payload);
  const row = { revision, kiosk: kiosk.id, organisation: kiosk.organisation, epoch: payload.epoch, number: payload.number };
  const signed = await keys.signConfiguration(kiosk.organisation, bytes);
  const published = await store.configurations.publish({ ...row, payload: bytes, ...signed, publishedAt: at, publishedBy: by }, basedOn);
  if (!published) throw new Problem('revision-outdated');
  return revision;
}

function checkOwner({ kiosk, configuration }: Publishing): void {
  const own = { organisation: kiosk.organisation, site: kiosk.site, kiosk: kiosk.id } as const;
  for (const part of ['organisation', 'site', 'kiosk'] as const)
    if (configuration[part].id !== own[part])
      throw new Problem('shape-invalid', {
        detail: `expected "${own[part]}": a configuration can only be published for its own kiosk`,
        path: `configuration.${part}.id`,
      });
}

/** Parsed once more, so that what is signed holds nothing but the shape. */
function serialise(configuration: Configuration): string {
  const text = JSON.stringify(v.parse(Configuration, configuration));
  if (Buffer.byteLength(text) > CONFIGURATION_MAX_BYTES)
    throw new Problem('shape-invalid', { detail: `at most ${CONFIGURATION_MAX_BYTES} bytes`, path: 'configuration' });
  return text;
}
