// Comments by arrival, their words opened in memory for who may read them. Each reading is recorded before the words go out, by the
// real ids; staff know entries and visits by opaque ones.
import * as v from 'valibot';
import { Problem } from '../../protocol/problem.ts';
import type { Handlers } from '../api/handler.ts';
import type { SealingKey } from '../keys/key-folder.ts';
import { openSealedBody } from '../keys/open-sealed-body.ts';
import type { Parts } from '../parts.ts';
import type { WordsRow } from '../store/store.ts';
import { type OpaqueIds, opaqueIds } from './opaque-id.ts';

const LIMIT = 200;
const HOUR_MS = 60 * 60 * 1000;
type Opening = { entryId: string; openedAt: string };
/** Every kind of words carries its text under this name. */
const Words = v.object({ text: v.string() });

export function inboxHandlers(parts: Parts): Pick<Handlers, 'inbox' | 'openings'> {
  const { store, keys } = parts;
  let asked: Promise<OpaqueIds> | undefined;
  const names = () => {
    asked ??= store.sharedSecret('inbox-ids').then(opaqueIds);
    // A store that could not be read is asked again next time.
    asked.catch(() => (asked = undefined));
    return asked;
  };
  return {
    async inbox({ caller, query, receivedAt: at }) {
      const { organisation, sites, id: actor } = caller.person;
      const after = wholeNumber('after', query('after'), 0, Number.MAX_SAFE_INTEGER) ?? 0;
      const limit = wholeNumber('limit', query('limit'), 1, LIMIT) ?? LIMIT;
      const found = await store.entries.wordsAfter({ organisation, sites, after, limit: limit + 1 });
      const rows = found.slice(0, limit);
      const items = await openAll(rows, await keys.sealingKeys(organisation), await names());
      const details = JSON.stringify({ ids: rows.map(({ id }) => id) });
      if (rows.length > 0) await store.audit.append([{ organisation, at, actor, action: 'words-copied', target: null, details }]);
      const through = rows.at(-1)?.arrival ?? after;
      return { items, through, more: found.length > limit, asOf: new Date(at).toISOString() };
    },

    async openings({ caller, body, receivedAt: at }) {
      const { organisation, sites, id: actor } = caller.person;
      const { reveal } = await names();
      const reported = body.openings.map(({ entryId, openedAt }) => ({ entryId: reveal(entryId), openedAt }));
      const ids = reported.map(({ entryId }) => entryId);
      const visible = new Set<string>(await store.entries.visibleIds({ organisation, sites, ids }));
      // Some may have been erased since they were opened offline; that must not hold up the others.
      const openings = reported.filter(({ entryId }) => visible.has(entryId));
      if (openings.length === 0) throw new Problem('not-found');
      const event = { organisation, at, actor, action: 'words-opened' };
      const toEvent = ({ entryId, openedAt }: Opening) => ({ ...event, target: entryId, details: JSON.stringify({ openedAt }) });
      await store.audit.append(openings.map(toEvent));
    },
  };
}

/** Ingest takes no words without a visit. */
type VisitWords = WordsRow & { visit: string };

function openAll(rows: readonly WordsRow[], keys: readonly SealingKey[], { hide }: OpaqueIds) {
  const ofVisits = rows.filter((row): row is VisitWords => row.visit !== null);
  return Promise.all(
    ofVisits.map(async ({ id, kind, visit, site, kiosk, locale, occurredAt, certainty, body, organisation, arrival, face }) => {
      const opened = await openSealedBody(body, { organisation, entryId: id }, keys);
      const time = new Date(Math.floor(occurredAt / HOUR_MS) * HOUR_MS).toISOString();
      const names = { id: hide(id), kind, visit: hide(visit) };
      return { ...names, site, kiosk, face, locale, occurredAt: time, certainty, words: wordsIn(opened), arrival };
    }),
  );
}

function wordsIn(opened: string | null): string | null {
  try {
    return opened === null ? null : v.parse(Words, JSON.parse(opened)).text;
  } catch {
    return null;
  }
}

function wholeNumber(name: string, text: string | undefined, min: number, max: number): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= min && number <= max) return number;
  throw new Problem('shape-invalid', { detail: `a whole number from ${min} to ${max}`, path: name });
}
