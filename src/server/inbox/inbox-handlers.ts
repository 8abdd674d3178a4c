// Comments and messages by arrival, their words opened in memory for who may read them. Each reading is recorded before the words are
// opened, by the real ids; staff know entries and visits by opaque ones.
import type { EntryId } from '../../protocol/ids.ts';
import { Problem } from '../../protocol/problem.ts';
import type { Handlers } from '../api/handler.ts';
import { caseReader } from '../cases/case-reader.ts';
import { changesAfter, changesCursor } from '../cases/changes-cursor.ts';
import { type Shown, shownFrom } from '../configuration/shown-from.ts';
import type { SealingKey } from '../keys/key-file.ts';
import { openSealedBody } from '../keys/open-sealed-body.ts';
import type { Parts } from '../parts.ts';
import type { CaseReader } from '../store/case-store.ts';
import type { WordsRow } from '../store/store.ts';
import { ratingDays } from '../taps/rating-days.ts';
import { type TagsOf, tagsFromDays } from '../taps/tags-of-visits.ts';
import { inboxItem, ofVisits } from './inbox-item.ts';
import { itemNames } from './item-names.ts';
import type { OpaqueIds } from './opaque-id.ts';
import { openItem } from './open-item.ts';

const LIMIT = 200;
type Opening = { entryId: string; openedAt: string };

export function inboxHandlers(parts: Parts): Pick<Handlers, 'inbox' | 'openings'> {
  const { store, keys } = parts;
  const names = itemNames(store);
  return {
    async inbox({ caller, query, receivedAt: at }) {
      const { organisation, sites, id: actor } = caller.person;
      const after = wholeNumber('after', query('after'), 0, Number.MAX_SAFE_INTEGER) ?? 0;
      const limit = wholeNumber('limit', query('limit'), 1, LIMIT) ?? LIMIT;
      const known = await names();
      const reader = caseReader(caller.person);
      await parts.caseOpener.catchUp(organisation);
      const taken = await withdrawn(parts, { organisation, reader, since: query('changes'), hasCopy: after > 0 }, known);
      const seen = { reader, through: await store.cases.readThrough(organisation) };
      const found = await store.entries.wordsAfter({ organisation, sites, after, limit: limit + 1, seen });
      const rows = found.slice(0, limit);
      const details = JSON.stringify({ ids: rows.map(({ id }) => id) });
      if (rows.length > 0) await store.audit.append([{ organisation, at, actor, action: 'words-copied', target: null, details }]);
      const shown = shownFrom(store);
      const tags = await tagsFromDays(ratingDays(store), organisation, rows);
      const items = await openAll(rows, await keys.sealingKeys(organisation), known, shown, tags);
      const through = rows.at(-1)?.arrival ?? after;
      return { items, through, more: found.length > limit, ...taken, asOf: new Date(at).toISOString() };
    },

    async openings({ caller, body, receivedAt: at }) {
      const { organisation, sites, id: actor } = caller.person;
      const { reveal } = await names();
      const reported = body.openings.map(({ entryId, openedAt }) => ({ entryId: reveal(entryId), openedAt }));
      const ids = reported.map(({ entryId }) => entryId);
      const visible = new Set<string>(await store.entries.visibleIds({ organisation, sites, ids, reader: caseReader(caller.person) }));
      // Some may have been erased since they were opened offline; that must not hold up the others.
      const openings = reported.filter(({ entryId }) => visible.has(entryId));
      if (openings.length === 0) throw new Problem('not-found');
      const event = { organisation, at, actor, action: 'words-opened' };
      const toEvent = ({ entryId, openedAt }: Opening) => ({ ...event, target: entryId, details: JSON.stringify({ openedAt }) });
      await store.audit.append(openings.map(toEvent));
    },
  };
}

type Copy = { organisation: string; reader: CaseReader; since: string | undefined; hasCopy: boolean };

/** Asked before the items: what is taken from them meanwhile is told next time. A copy that is still empty has nothing to lose. */
async function withdrawn({ store }: Parts, { organisation, reader, since, hasCopy }: Copy, names: OpaqueIds) {
  const changes = await changesCursor(store, organisation, names);
  if (!since && !hasCopy) return { withdrawn: [], changes };
  const after = await changesAfter(store, organisation, { name: 'changes', text: since }, names);
  const { entries } = await store.cases.withdrawn({ organisation, reader, after });
  const erased = await store.dataProtection.erasedSince({ organisation, reader, after });
  const taken = new Set([...entries, ...erased.entries]);
  return { withdrawn: [...taken].map(names.hide) as EntryId[], changes };
}

function openAll(rows: readonly WordsRow[], keys: readonly SealingKey[], names: OpaqueIds, shown: Shown, tags: TagsOf) {
  return Promise.all(
    ofVisits(rows).map(async (row) => {
      const plain = await openSealedBody(row.body, { organisation: row.organisation, entryId: row.id }, keys);
      return inboxItem(row, await openItem(row, plain, shown), tags(row), names);
    }),
  );
}

function wholeNumber(name: string, text: string | undefined, min: number, max: number): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= min && number <= max) return number;
  throw new Problem('shape-invalid', { detail: `a whole number from ${min} to ${max}`, path: name });
}
