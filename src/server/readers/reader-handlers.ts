// Keys that open waiting words at kiosks: people enrol and remove their own, administrators approve and remove those of the people they
// could invite. Whatever changes is published to the kiosks concerned at once, and recorded.

import { Problem } from '../../protocol/problem.ts';
import { MAX_READERS } from '../../protocol/publication.ts';
import { isUsablePublicKey } from '../../protocol/x25519.ts';
import type { Handlers, Member } from '../api/handler.ts';
import { mayReadAt } from '../configuration/publication-keys.ts';
import { publishWhereKeysDiffer } from '../configuration/publish-again.ts';
import { keyIdOf } from '../keys/key-file.ts';
import type { Parts } from '../parts.ts';
import type { ReaderRow } from '../store/reader-store.ts';
import { mayApprove, maySeeReader } from './reader-rights.ts';

type ReaderHandlers = Pick<Handlers, 'readers' | 'enrolReader' | 'approveReader' | 'removeReader'>;
/** A security key and a spare one, a passkey or two. */
const PER_PERSON = 5;

export function readerHandlers(parts: Parts): ReaderHandlers {
  const { store } = parts;
  return {
    async readers({ caller, origin }) {
      const rows = (await store.readers.readers(caller.person.organisation)).filter((row) => maySeeReader(caller.person, row));
      return { rpId: rpId(parts, origin), readers: rows.map(shown) };
    },

    async enrolReader({ caller, body, receivedAt: at, origin }) {
      const { organisation, id: person } = caller.person;
      if (!(await isUsablePublicKey(crypto.subtle, body.publicKey)))
        throw new Problem('shape-invalid', { detail: 'not a key that words can be sealed to', path: 'publicKey' });
      const own = (await store.readers.readers(organisation)).filter((row) => row.person === person);
      if (own.length >= PER_PERSON) throw new Problem('readers-full');
      const keyId = keyIdOf(body.publicKey);
      const enrolled = await store.readers.enrol({ ...body, keyId, organisation, person, rpId: rpId(parts, origin), enrolledAt: at });
      if (!enrolled) throw new Problem('already-taken', { detail: 'this key is enrolled already' });
      await audit(parts, caller, 'reader-enrolled', keyId, at);
    },

    async approveReader({ caller, param, receivedAt: at }) {
      const { organisation, id } = caller.person;
      const reader = await visibleReader(parts, caller, param('reader'));
      if (!mayApprove(caller.person, reader)) throw new Problem('not-allowed');
      await checkRoom(parts, reader, at);
      await store.readers.approve(organisation, reader.keyId, at, id);
      await audit(parts, caller, 'reader-approved', reader.keyId, at);
      await publishReaders(parts, caller);
    },

    async removeReader({ caller, param, receivedAt: at }) {
      const { organisation, id } = caller.person;
      const reader = await visibleReader(parts, caller, param('reader'));
      if (reader.person !== id && !mayApprove(caller.person, reader)) throw new Problem('not-allowed');
      await store.readers.remove(organisation, reader.keyId);
      await audit(parts, caller, 'reader-removed', reader.keyId, at);
      await publishReaders(parts, caller);
    },
  };
}

/** Passkeys are bound to a host name: the operator's choice, or the one that people use. */
function rpId({ rpId: chosen }: Parts, origin: string): string {
  return chosen ?? new URL(origin).hostname;
}

function shown({ keyId, credentialId, rpId: its, person, enrolledAt, approvedAt, owner }: ReaderRow) {
  const { name, sites } = owner;
  const enrolled = new Date(enrolledAt).toISOString();
  return { keyId, credentialId, rpId: its, person, name, sites, enrolledAt: enrolled, approved: approvedAt !== null };
}

/** Throws `not-found`, also for what somebody may not see. */
async function visibleReader({ store }: Parts, { person }: Member, keyId: string): Promise<ReaderRow> {
  const rows = await store.readers.readers(person.organisation);
  const reader = rows.find((row) => row.keyId === keyId);
  if (!reader || !maySeeReader(person, reader)) throw new Problem('not-found');
  return reader;
}

/** Throws `readers-full` when a kiosk would have to leave somebody out. */
async function checkRoom({ store }: Parts, reader: ReaderRow, at: number): Promise<void> {
  const { organisation, keyId } = reader;
  const others = (await store.readers.readers(organisation)).filter((row) => row.keyId !== keyId);
  for (const site of await store.kiosks.sites(organisation)) {
    const place = { site: site.id, police: site.police };
    const isFull = others.filter((row) => mayReadAt(row, place)).length >= MAX_READERS;
    if (isFull && mayReadAt({ ...reader, approvedAt: at }, place)) throw new Problem('readers-full');
  }
}

/** Kiosks that could not be published to are caught up with at the next change, or by `npm run keys -- publish`. */
async function publishReaders(parts: Parts, { person }: Member): Promise<void> {
  const { id, organisation } = person;
  await publishWhereKeysDiffer(parts, organisation, { actor: id, action: 'readers-published', by: id });
}

function audit({ store }: Parts, { person }: Member, action: string, target: string, at: number): Promise<void> {
  return store.audit.append([{ organisation: person.organisation, at, actor: person.id, action, target, details: '{}' }]);
}
