// Finds services, and the other parts of the standards, by words that stand in their texts as the visitor reads them: in any order, as
// part of a longer word too, whatever their accents and capitals. Pure.
import { folded, foldedWords } from '../../protocol/folded-words.ts';
import type { Standards } from '../../protocol/standards.ts';
import type { LocalisedText } from '../../protocol/text.ts';
import type { Part } from './part.ts';

type Say = (text: LocalisedText) => string;
type Service = Standards['services'][number];
export type Found = { services: readonly Service[]; parts: readonly Part[] };

/** Everything, where nothing is asked for. */
export function searchStandards(standards: Standards, query: string, say: Say): Found {
  const words = foldedWords(query);
  if (words.length === 0) return { services: standards.services, parts: [] };
  const has = (texts: readonly string[]) => {
    const all = folded(texts.join(' '));
    return words.every((word) => all.includes(word));
  };
  return {
    services: standards.services.filter((service) => has(serviceTexts(service, standards, say))),
    parts: (['expect', 'turn'] as const).filter((part) => partTexts(part, standards, say).some((texts) => has(texts))),
  };
}

function serviceTexts({ name, department, requirements = [], cost, promised }: Service, { departments }: Standards, say: Say): string[] {
  const its = departments.find(({ id }) => id === department)?.name;
  return [name, its, ...requirements, cost, promised?.text].flatMap((text) => (text ? [say(text)] : []));
}

/** What belongs together: words of one query must stand in one of these. */
function partTexts(part: Exclude<Part, 'services'>, standards: Standards, say: Say): string[][] {
  const { asked = [], rights = [], escalation = [], otherWays = [], otherFormats = [] } = standards;
  if (part === 'expect') return [asked.map(say), ...rights.map(({ title, lines }) => [title, ...lines].map(say))];
  return [
    ...escalation.map(({ name, hint, address = [], phones = [], emails = [], web = '' }) => [
      say(name),
      hint ? say(hint) : '',
      ...address,
      ...phones,
      ...emails,
      web,
    ]),
    ...otherWays.map(({ lines }) => lines.map(say)),
    otherFormats.map(say),
  ];
}
