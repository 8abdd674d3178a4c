// The forms of a kiosk, to be printed as they stand in its configuration: the paper twin.
import * as v from 'valibot';
import { CaseRules } from './case-rules.ts';
import { Form } from './form.ts';
import { KioskId, OrganisationId, RevisionId, SiteId, Slug } from './ids.ts';
import { SheetRevision, sheetRevision } from './sheet-revision.ts';
import { Locale, LocalisedText } from './text.ts';

const Named = v.object({ id: v.string(), name: LocalisedText });

export const PaperAnswer = v.object({
  revision: RevisionId,
  organisation: v.object({ id: OrganisationId, name: LocalisedText }),
  site: v.object({ id: SiteId, name: LocalisedText }),
  kiosk: v.object({ id: KioskId, name: v.string() }),
  locales: v.array(Locale),
  /** What questions can ask about. */
  departments: v.array(Named),
  services: v.array(v.object({ ...Named.entries, department: v.optional(v.string()) })),
  forms: v.array(Form),
  /** Which of them become a case, of which kind; null: the organisation has no case policy. */
  rules: v.nullable(v.object(CaseRules)),
});
export type PaperAnswer = v.InferOutput<typeof PaperAnswer>;

/** What a sheet was printed from, short enough to be typed: organisation, kiosk, form, and its revision without the hash. */
export function paperCode(
  { organisation, kiosk, revision }: Pick<PaperAnswer, 'organisation' | 'kiosk' | 'revision'>,
  form: string,
): string {
  return sheetCode(organisation.id, { kiosk: kiosk.id, form, revision: sheetRevision(revision) });
}

export function sheetCode(organisation: string, { kiosk, form, revision }: { kiosk: string; form: string; revision: string }): string {
  return [organisation, kiosk, form, revision].join('/');
}

/** `revision` without its hash. */
export type PaperCode = { organisation: string; kiosk: string; form: string; revision: string };

/** As somebody types it off a sheet: capitals and spaces do not matter. null: it is no such code. */
export function readPaperCode(typed: string): PaperCode | null {
  const parts = typed.toLowerCase().replaceAll(/\s+/g, '').replace(/\/$/, '').split('/');
  const [organisation = '', kiosk = '', form = '', revision = ''] = parts;
  const isCode = parts.length === 4 && [organisation, kiosk, form].every((part) => v.is(Slug, part)) && v.is(SheetRevision, revision);
  return isCode ? { organisation, kiosk, form, revision } : null;
}
