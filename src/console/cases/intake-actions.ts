// What intake alone does: say whom a complaint is about, release it to its site, hold it back.
import type { What } from '../../protocol/cases/case-facts.ts';
import { type CaseAction, type Desk, type Field, isOffered } from './case-desk.ts';

export function intakeActions(desk: Desk): CaseAction[] {
  return [subjects(desk), release(desk), hold(desk)].filter((action) => action !== null);
}

function subjects(desk: Desk): CaseAction | null {
  const { found, people, me, texts } = desk;
  const t = texts.caseForms.subjects;
  if (!isOffered(desk, { fact: 'subjects', marked: [], cleared: [] })) return null;
  // Who marks themselves would never see it again, and could not say so.
  const options = people.filter(({ id }) => id !== me.id).map(({ id, name }) => ({ id, name }));
  const fields: Field[] = [{ name: 'people', label: t.people, hint: t.hint, as: 'several', options, chosen: found.subjects }];
  return {
    ...{ id: 'subjects', label: t.label, frequent: found.held && !found.subjectsLooked, fields },
    say({ all }) {
      const chosen = all('people');
      const offered = new Set(options.map(({ id }) => id));
      const marked = chosen.filter((id) => !found.subjects.includes(id));
      const cleared = found.subjects.filter((id) => offered.has(id) && !chosen.includes(id));
      return { what: { fact: 'subjects', marked, cleared }, words: null };
    },
  };
}

function release(desk: Desk): CaseAction | null {
  return asked(desk, 'released', { fact: 'released' });
}

function hold(desk: Desk): CaseAction | null {
  return desk.found.held ? null : asked(desk, 'held', { fact: 'held' });
}

function asked(desk: Desk, id: 'released' | 'held', what: What): CaseAction | null {
  if (!isOffered(desk, what)) return null;
  const { label, line } = desk.texts.caseForms[id];
  return { id, label, line, fields: [], frequent: id === 'released', say: () => ({ what, words: null }) };
}
