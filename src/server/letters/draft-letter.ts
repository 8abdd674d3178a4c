// A letter to begin with: the organisation's template in the person's language, filled from the case, its decision and who writes.
import * as v from 'valibot';
import { type Case, caseFrom } from '../../protocol/cases/case-from.ts';
import type { LetterDraft } from '../../protocol/letters/letter-api.ts';
import { fillLetter, type LetterFacts, LetterKind, type Letters, templateIn } from '../../protocol/letters/letter-templates.ts';
import { Problem } from '../../protocol/problem.ts';
import { caseReader } from '../cases/case-reader.ts';
import { shownFrom } from '../configuration/shown-from.ts';
import { openItem } from '../inbox/open-item.ts';
import { openSealedBody } from '../keys/open-sealed-body.ts';
import type { Parts } from '../parts.ts';
import type { StoredFact } from '../store/case-store.ts';
import type { PersonRow } from '../store/store.ts';
import { letterFacts } from './letter-facts.ts';
import { openFactWords } from './letter-words.ts';
import { lettersOf } from './letters-of.ts';
import { personOfCase } from './person-of-case.ts';

type Needs = Pick<Parts, 'store' | 'keys' | 'log' | 'mail'>;
type Asked = { person: PersonRow; case: string; kind: string | undefined; locale: string | undefined; colleague: string | undefined };
type Known = { organisation: string; found: Case; facts: readonly StoredFact[] };

/** Throws `not-found`, `no-letters`, `contact-missing`, `shape-invalid`. */
export async function draftLetter(parts: Needs, asked: Asked, now: number): Promise<LetterDraft> {
  const { person } = asked;
  const { organisation } = person;
  const known = await knownCase(parts, person, asked.case);
  const kind = v.safeParse(LetterKind, asked.kind);
  if (!kind.success) throw new Problem('shape-invalid', { detail: `one of ${LetterKind.options.join(', ')}`, path: 'kind' });
  const letters = await lettersOf(parts, organisation);
  if (!letters) throw new Problem('no-letters');
  const officer = await officerFacts(parts, person);
  const colleague = kind.output === 'compliment' ? await colleagueOf(parts, organisation, asked.colleague) : null;
  await record(parts, person, known, now);
  const { locale, template } = templateIn(letters, kind.output, asked.locale ?? (colleague ? null : known.found.locale));
  const facts = { ...(await letterFacts(parts, organisation, known.found, locale, now)), ...officer };
  const more = colleague ? await complimentFacts(parts, known, colleague.name) : await decisionFacts(parts, known);
  const to = colleague ?? (await personOfCase(parts, organisation, { facts: known.facts, entry: known.found.entry }));
  return {
    ...{ kind: kind.output, locale, locales: localesOf(letters, kind.output), to, byEmail: parts.mail !== null },
    ...fillLetter(template, { ...facts, ...more }),
  };
}

export async function knownCase({ store }: Pick<Parts, 'store'>, person: PersonRow, id: string): Promise<Known> {
  const { organisation } = person;
  const stored = await store.cases.case({ organisation, reader: caseReader(person), id });
  const facts = stored ? await store.cases.facts(organisation, id) : [];
  const found = caseFrom(facts.map((fact) => ({ ...fact, words: null })));
  if (!found) throw new Problem('not-found');
  return { organisation, found, facts };
}

/** Throws `contact-missing`: a letter without a name, an e-mail and a number is none. */
export async function officerFacts({ store }: Pick<Parts, 'store'>, { id, name }: PersonRow) {
  const contact = await store.letters.contact(id);
  if (!contact) throw new Problem('contact-missing');
  return { officer: name, 'officer-email': contact.email, 'officer-phone': contact.phone } satisfies LetterFacts;
}

/** Throws `shape-invalid` for nobody of the organisation. */
export async function colleagueOf({ store }: Pick<Parts, 'store'>, organisation: string, id: string | null | undefined) {
  const colleague = id ? await store.people.byId(id) : null;
  if (!colleague?.active || colleague.organisation !== organisation)
    throw new Problem('shape-invalid', { detail: 'somebody with an account', path: 'colleague' });
  const contact = await store.letters.contact(colleague.id);
  return { name: colleague.name, email: contact?.email ?? null, address: null };
}

/** Words are opened for it. */
function record({ store }: Needs, { organisation, id: actor }: PersonRow, { found, facts }: Known, at: number): Promise<void> {
  const details = JSON.stringify({ facts: facts.filter(({ words }) => words !== null).map(({ id }) => id), entry: found.entry });
  return store.audit.append([{ organisation, at, actor, action: 'case-read', target: found.id, details }]);
}

/** What was written for the person when it was decided; nothing yet: an empty line to fill. */
async function decisionFacts(parts: Needs, { organisation, facts }: Known): Promise<LetterFacts> {
  const deciding = facts.filter(({ what }) => what.fact === 'outcome' || (what.fact === 'state' && what.to !== 'waiting'));
  const lastOf = new Map(deciding.map((fact) => [fact.what.fact === 'outcome' ? fact.what.point : '', fact]));
  const words = await Promise.all([...lastOf.values()].map((fact) => openFactWords(parts, organisation, fact)));
  return { decision: words.flatMap((each) => each?.toPerson ?? []).join('\n\n') };
}

async function complimentFacts(parts: Needs, { organisation, found, facts }: Known, colleague: string): Promise<LetterFacts> {
  const message = found.entry === null ? null : await parts.store.cases.arrived(organisation, found.entry);
  const keys = await parts.keys.sealingKeys(organisation);
  const body = message && (await openSealedBody(message.body, { organisation, entryId: message.id }, keys));
  const item = message && (await openItem(message, body, shownFrom(parts.store)));
  const opened = facts.find(({ what }) => what.fact === 'opened');
  const written = opened ? await openFactWords(parts, organisation, opened) : null;
  return { colleague, words: item?.words ?? written?.text ?? '' };
}

function localesOf({ templates }: Letters, kind: LetterKind): string[] {
  return Object.keys(templates[kind]);
}
