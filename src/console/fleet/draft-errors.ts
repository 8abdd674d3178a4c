// What is wrong with a draft, as a sentence for each field. Pure.
import * as v from 'valibot';
import type { EditorTexts } from '../texts/editor-en.ts';

/** Sentences by dot path into the configuration: `flow.0.text.en`. */
export type DraftErrors = ReadonlyMap<string, string>;
type Issue = v.BaseIssue<unknown>;

export function draftErrors(issues: readonly Issue[], texts: EditorTexts): DraftErrors {
  const errors = new Map<string, string>();
  for (const issue of issues) {
    const path = v.getDotPath(issue) ?? '';
    if (!errors.has(path)) errors.set(path, sentence(issue, path, texts));
  }
  return errors;
}

function sentence(issue: Issue, path: string, { errors }: EditorTexts): string {
  const requirement = Number(issue.requirement);
  const shown = path.endsWith('Ms') ? requirement / 1000 : requirement;
  switch (issue.type) {
    case 'non_empty':
      return errors.empty;
    case 'max_length':
      return Array.isArray(issue.input) ? errors.manyReasons : errors.tooLong(requirement);
    case 'min_length':
      return errors.fewReasons;
    case 'min_value':
      return errors.atLeast(shown);
    case 'max_value':
      return errors.atMost(shown);
    case 'number':
    case 'integer':
      return errors.number;
    default:
      return errors.other(issue.message);
  }
}
