// Opens a case for somebody: from an item of the inbox, or from what came on paper, by phone, letter or e-mail, with its own day and channel.
import type { OpenCaseRequest } from '../../protocol/cases/case-api.ts';
import type { Opened } from '../../protocol/cases/case-facts.ts';
import { Problem } from '../../protocol/problem.ts';
import type { OpaqueIds } from '../inbox/opaque-id.ts';
import { sealWords } from '../keys/seal-words.ts';
import type { Parts } from '../parts.ts';
import type { StoredCase } from '../store/case-store.ts';
import type { PersonRow } from '../store/store.ts';
import { caseReader } from './case-reader.ts';
import { collectorPrefix } from './collector-prefix.ts';
import { openingOf, policeSites } from './open-by-rule.ts';

type Needs = Pick<Parts, 'store' | 'keys' | 'dues' | 'collector'>;
type Asked = { person: PersonRow; request: OpenCaseRequest; at: number; names: OpaqueIds };
type Place = {
  case: string;
  what: Pick<Opened, 'channel' | 'site' | 'receivedAt' | 'day' | 'locale' | 'entry' | 'sheet'> & { reference: string | null };
};

/** Throws `not-found` for an item that is not there for them, `shape-invalid` for a place that is not theirs or a day that is still to come. */
export async function openByHand(parts: Needs, asked: Asked): Promise<{ opened: boolean; case: StoredCase }> {
  const { person, request, at } = asked;
  const { organisation } = person;
  const { id, doneAt, kind, contact, department, service, words } = request;
  if (department !== null && person.departments && !person.departments.includes(department))
    throw new Problem('shape-invalid', { detail: 'not one of your departments', path: 'department' });
  const place = request.from === 'item' ? await placeOfItem(parts, asked, request.item) : await placeElsewhere(parts, asked, request);
  const held = kind === 'complaint' && (await policeSites(parts, organisation)).has(place.what.site);
  const sealed = words && (await sealWords(words, { organisation, entryId: id }, await parts.keys.recipients(organisation)));
  return parts.store.cases.open({
    organisation,
    case: place.case,
    fact: { id, doneAt, by: person.id as Opened['site'] & string, words: sealed },
    what: { ...place.what, kind, contact, department, service, held },
    prefix: await collectorPrefix(parts, organisation),
    at,
    dueOf: await parts.dues(organisation),
  });
}

/** The item's name is the case's, so two people who open it apart open one. */
async function placeOfItem({ store }: Needs, { person, names }: Asked, item: string): Promise<Place> {
  const { organisation, sites } = person;
  const entry = names.reveal(item);
  const visible = await store.entries.visibleIds({ organisation, sites, ids: [entry], reader: caseReader(person) });
  const message = visible.length === 1 ? await store.cases.arrived(organisation, entry) : null;
  if (!message) throw new Problem('not-found');
  return { case: item, what: openingOf(message) };
}

type Elsewhere = Extract<OpenCaseRequest, { from: 'elsewhere' }>;

async function placeElsewhere({ store }: Needs, { person, at }: Asked, request: Elsewhere): Promise<Place> {
  const { case: id, channel, site, day, time, locale, sheet } = request;
  const there = await store.kiosks.site(person.organisation, site);
  const mayThere = person.role === 'intake' || person.sites === null || person.sites.includes(site);
  if (!there || !mayThere) throw new Problem('shape-invalid', { detail: 'not a site of yours', path: 'site' });
  const receivedAt = Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(there.timeZone).epochMilliseconds;
  const today = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(there.timeZone).toPlainDate().toString();
  if (day > today) throw new Problem('shape-invalid', { detail: 'a day that is still to come', path: 'day' });
  await checkSheet(store, person.organisation, request);
  const what = { channel, reference: null, site, receivedAt: Math.min(receivedAt, at), day, locale, entry: null };
  return { case: id, what: sheet === null ? what : { ...what, sheet } };
}

/** Which revision it was is taken as it was typed: a collector that was restored may have lost what is still on paper. */
async function checkSheet(store: Needs['store'], organisation: string, { channel, site, sheet }: Elsewhere): Promise<void> {
  if (sheet === null) return;
  const kiosk = (await store.kiosks.kiosks(organisation)).find(({ id }) => id === sheet.kiosk);
  if (kiosk?.site !== site) throw new Problem('shape-invalid', { detail: 'no kiosk of that site', path: 'sheet.kiosk' });
  if (channel !== 'paper') throw new Problem('shape-invalid', { detail: 'a sheet comes on paper', path: 'channel' });
}
