// `cases.json` of an organisation: what it promises about cases. Beyond its shape, its holidays are tried with date-holidays, and what it
// says of forms is held against those that the organisation's kiosks have.
import { access } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { type CasePolicy, CasePolicyFile } from '../../protocol/case-policy.ts';
import type { Configuration } from '../../protocol/configuration.ts';
import { askedAbout, type Condition } from '../../protocol/flow/condition.ts';
import type { Form } from '../../protocol/form.ts';
import { countryHolidays } from '../clock/country-holidays.ts';
import { readShape } from './read-shape.ts';

/** null when there is none, or when it can't be used: then `complaints` say why. */
export async function readCasePolicy(
  folder: string,
  home: string,
  kiosks: readonly Configuration[],
  complaints: string[],
): Promise<CasePolicy | null> {
  const file = join(home, 'cases.json');
  if (!(await isThere(file))) return null;
  const read = await readShape(folder, file, CasePolicyFile, complaints);
  if (!read) return null;
  const { $schema: _, ...policy } = read;
  const forms = kiosks.flatMap((kiosk) => kiosk.forms ?? []).filter(({ kind }) => kind === 'message');
  const wrong = [...(await calendarComplaints(policy)), ...(kiosks.length > 0 ? formComplaints(policy, forms) : [])];
  complaints.push(...wrong.map((complaint) => `${relative(folder, file)}: ${complaint}`));
  return wrong.length === 0 ? policy : null;
}

async function calendarComplaints({ calendar }: CasePolicy): Promise<string[]> {
  const { complaints } = await countryHolidays(calendar);
  return complaints.map(({ path, message }) => `/calendar${path}: ${message}`);
}

/** A rule about a form or an answer that no kiosk has would never hold, and nobody would notice. */
function formComplaints({ becomesCase, contactChannel }: CasePolicy, forms: readonly Form[]): string[] {
  return [
    ...becomesCase.flatMap(({ form, when }, place) => {
      const named = forms.filter(({ id }) => id === form);
      if (named.length === 0) return [`/becomesCase/${place}/form: no kiosk has a message form "${form}"`];
      return conditionComplaints(when, named, `/becomesCase/${place}/when`);
    }),
    ...contactChannel.flatMap(({ when }, place) => conditionComplaints(when, forms, `/contactChannel/${place}/when`)),
  ];
}

function conditionComplaints(when: Condition | undefined, forms: readonly Form[], where: string): string[] {
  return (when ? askedAbout(when) : []).flatMap(({ question, values, path }) => {
    const asked = forms.flatMap(({ steps }) => steps.filter(({ id }) => id === question));
    const at = [where, ...path].join('/');
    if (asked.length === 0) return [`${at}/question: no message asks "${question}"`];
    const options = asked.flatMap((step) => ('options' in step ? step.options.map(({ id }) => id) : []));
    return values
      .filter((value) => options.length > 0 && !options.includes(value))
      .map((value) => `${at}/is: "${question}" has no answer "${value}"`);
  });
}

async function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
