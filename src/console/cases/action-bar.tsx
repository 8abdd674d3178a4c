// What may be done to the case that is open: the frequent things at once, the others unfold. All of them are one dialog over one form.
import { useState } from 'preact/hooks';
import type { CasePeopleAnswer } from '../../protocol/cases/case-api.ts';
import { useApp, useOpenSession, useTexts } from '../app-context.ts';
import type { Places } from '../fleet/places.ts';
import { useInventory } from '../inventory-names.ts';
import { dateFormatter, dayAt } from '../ui/date-formatter.ts';
import { caseActions } from './case-actions.ts';
import { spelled } from './case-boards.ts';
import type { CaseAction, Desk, Saying } from './case-desk.ts';
import { useCaseFeed } from './case-feed-context.tsx';
import type { CaseView } from './case-view.ts';
import { FactDialog } from './fact-dialog.tsx';
import { LetterDialog } from './letter-dialog.tsx';
import { letterKinds } from './letter-kinds.ts';
import { useNames } from './use-names.ts';

type Props = { view: CaseView; people: CasePeopleAnswer['people']; places: Places };

export function ActionBar({ view, people, places }: Props) {
  const feed = useCaseFeed();
  const { caseForms: texts, letters } = useTexts();
  const [writing, setWriting] = useState(false);
  const desk = useDesk(view, people, places);
  const [open, setOpen] = useState<{ action: CaseAction; basedOn: number } | null>(null);
  const actions = caseActions(desk);
  if (actions.length === 0) return null;
  const { id, number } = view.found;
  const add = (saying: Saying, basedOn: number) => feed.add({ case: id, basedOn, ...saying });
  const begin = (action: CaseAction) => {
    const saying = action.atOnce ? action.say({ text: () => '', has: () => false, all: () => [] }) : null;
    if (saying && 'what' in saying) void add(saying, number);
    // What comes while the dialog is open has not been seen by whoever fills it in.
    else setOpen({ action, basedOn: number });
  };
  const button = (action: CaseAction) => (
    <button key={action.id} type="button" onClick={() => begin(action)}>
      {action.label}
    </button>
  );
  const others = actions.filter(({ frequent }) => !frequent);
  return (
    <div class="actions">
      <div class="frequent">
        {actions.filter(({ frequent }) => frequent).map(button)}
        {letterKinds(desk).length > 0 && (
          <button type="button" onClick={() => setWriting(true)}>
            {letters.write}
          </button>
        )}
      </div>
      {others.length > 0 && (
        <details class="others">
          <summary>{texts.more}</summary>
          <div>{others.map(button)}</div>
        </details>
      )}
      {writing && <LetterDialog desk={desk} onClose={() => setWriting(false)} />}
      {open && <FactDialog action={open.action} desk={desk} add={(saying) => add(saying, open.basedOn)} onClose={() => setOpen(null)} />}
    </div>
  );
}

function useDesk({ found, facts }: CaseView, people: CasePeopleAnswer['people'], places: Places): Desk {
  const feed = useCaseFeed();
  const { clock, random } = useApp();
  const { person } = useOpenSession();
  const texts = useTexts();
  const names = useNames(people, facts);
  const inUse = feed.inUse.value;
  const zone = places.zoneOf(found.site);
  const inventory = useInventory();
  const known = inventory.teams.map(({ id }) => id);
  const teams = new Set([...known, ...inUse.team, ...inUse.department, ...people.flatMap((one) => one.departments ?? [])]);
  const now = clock();
  return {
    ...{ found, facts, people, texts, me: person },
    teams: [...teams].sort((a, b) => names.team(a).localeCompare(names.team(b))),
    teamName: names.team,
    caseByReference: (typed) => feed.rows.value?.find(({ reference }) => reference !== '' && reference === spelled(typed))?.id ?? null,
    pointText: names.point,
    newPoint: () => `p-${Array.from(random(6), (byte) => byte.toString(16).padStart(2, '0')).join('')}`,
    today: dayAt(now, zone),
    time: dateFormatter('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(now),
  };
}
