// A kiosk in one light and one sentence: the most urgent thing and, where somebody can act, what to do; then the rest, most urgent
// first. Pure. Red: entries were or will be lost or refused. Amber: look soon. Grey: not in use.
import type { KioskRow } from '../../protocol/console-api.ts';
import type { Texts } from '../texts/en.ts';
import { type LightFacts, lightFacts } from './light-facts.ts';
import { LIGHT_RULES, type Light, type RuleId } from './light-rules.ts';

type Finding = { light: 'red' | 'amber' | null; text: string };
export type KioskLight = { light: Light; sentence: string; todo: string | null; rest: Finding[] };
type Held = Finding & { id: RuleId };
type AsOf = { nowMs: number; asOfMs: number };

export function kioskLight(row: KioskRow, { nowMs, asOfMs }: AsOf, texts: Texts, tag: string): KioskLight {
  const facts = lightFacts(row, asOfMs, { nowMs, justNow: texts.time.justNow, tag });
  const idle = whyNotInUse(row);
  const held = heldRules(facts, idle === null, texts);
  const [first, ...others] = held;
  const notes = idle === null ? notesOf(facts, texts) : [];
  if (first && (idle === null || first.light === 'red'))
    return { light: first.light ?? 'amber', sentence: first.text, todo: texts.health.todo[first.id], rest: [...others, ...notes] };
  if (idle !== null) return { light: 'grey', sentence: texts.health.notInUse[idle], todo: texts.health.notInUseTodo[idle], rest: held };
  return { light: 'green', sentence: wellSentence(facts, texts), todo: null, rest: notes };
}

export function needsAttention({ light }: KioskLight): boolean {
  return light === 'red' || light === 'amber';
}

function whyNotInUse({ state, lastContactAt }: KioskRow): 'unpaired' | 'revoked' | 'silent' | null {
  if (state !== 'paired') return state;
  return lastContactAt === null ? 'silent' : null;
}

function heldRules(facts: LightFacts, inUse: boolean, { health }: Texts): Held[] {
  return LIGHT_RULES.filter(({ always }) => inUse || always).flatMap(({ id, light, says }) => {
    const text = says(facts, health.rules);
    return text === null ? [] : [{ id, light, text }];
  });
}

function wellSentence({ row, since }: LightFacts, { health }: Texts): string {
  const current = row.ledgers.find(({ isCurrent }) => isCurrent);
  const inTouch = health.well(since(row.lastContactAt ?? ''));
  if (!current) return inTouch;
  return `${inTouch} ${current.recorded > current.received ? health.toCome(current.recorded - current.received) : health.allArrived}`;
}

/** Worth knowing, nothing to do. */
function notesOf({ row, health, since }: LightFacts, texts: Texts): Finding[] {
  const { notes } = texts.health;
  const { ratings, messages } = health?.refusals ?? { ratings: 0, messages: 0 };
  const said = (text: string): Finding => ({ light: null, text });
  const ample = (health?.room ?? 'ample') === 'ample';
  const latest = health?.errors?.[0];
  return [
    ...(ample && ratings + messages > 0 ? [said(notes.refusals(ratings, messages))] : []),
    ...(latest ? [said(notes.error(latest.what, since(latest.at)))] : row.lastError ? [said(notes.error(row.lastError, null))] : []),
  ];
}
