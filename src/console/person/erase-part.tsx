// The administrator's half: the list that oversight saved, legal holds on it, and erasing. No words are seen here.
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type * as v from 'valibot';
import type { HoldsAnswer } from '../../protocol/data-protection-api.ts';
import type { ApiResult } from '../api-client.ts';
import { useApp, useTexts } from '../app-context.ts';
import type { Places } from '../fleet/places.ts';
import { problemText } from '../problem-text.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { Field } from '../ui/field.tsx';
import { EraseDialog, type Erased } from './erase-dialog.tsx';
import { type FoundList, type FoundThing, type Held, heldOf, listFrom, thingsOf } from './found-list.ts';
import { HoldDialog } from './hold-dialog.tsx';
import { HoldsTable, type StandingHold } from './holds-table.tsx';
import { ThingsTable, useThingName } from './things-table.tsx';

type Open = { erasing: FoundList } | { holding: FoundThing } | { lifting: Lifting } | null;
type Lifting = { of: FoundThing['of']; target: string; name: string };

export function ErasePart({ places }: { places: Places }) {
  const { api } = useApp();
  const texts = useTexts();
  const [holds, setHolds] = useState<ApiResult<v.InferOutput<typeof HoldsAnswer>> | null>(null);
  const [list, setList] = useState<FoundList | null>(null);
  const [erased, setErased] = useState<Erased | null>(null);
  const load = useCallback(() => void api.call('holds', {}).then(setHolds), [api]);
  useEffect(load, [load]);
  const standing: StandingHold[] = holds?.result === 'answered' ? holds.answer.holds : [];
  return (
    <>
      <ListPart
        erased={erased}
        problem={holds && holds.result !== 'answered' ? problemText(holds, texts) : null}
        take={(taken) => {
          setErased(null);
          setList(taken);
        }}
      />
      <Listed
        key={list?.search}
        list={list}
        standing={standing}
        places={places}
        load={load}
        onErased={(done) => {
          setErased(done);
          setList(null);
        }}
      />
    </>
  );
}

type ListProps = { erased: Erased | null; problem: string | null; take: (list: FoundList) => void };

function ListPart({ erased, problem, take }: ListProps) {
  const { person: t } = useTexts();
  const [wrong, setWrong] = useState(false);
  const read = async (input: HTMLInputElement) => {
    const [file] = input.files ?? [];
    const list = file ? listFrom(await file.text()) : null;
    setWrong(file !== undefined && list === null);
    if (list) take(list);
    // The same file can be opened again.
    input.value = '';
  };
  return (
    <div class="card form">
      <p class="hint">{t.eraseLine}</p>
      {problem && <p class="notice">{problem}</p>}
      <Field label={t.openList} error={wrong ? t.notAList : null}>
        {(control) => (
          <input {...control} type="file" accept=".json,application/json" onChange={(event) => void read(event.currentTarget)} />
        )}
      </Field>
      <p class={erased ? 'notice good' : 'unseen'} role="status">
        {erased && t.erased(erased.entries, erased.cases, erased.facts)}
      </p>
    </div>
  );
}

type ListedProps = {
  list: FoundList | null;
  standing: readonly StandingHold[];
  places: Places;
  load: () => void;
  onErased: (erased: Erased) => void;
};

function Listed({ list, standing, places, load, onErased }: ListedProps) {
  const { person: t } = useTexts();
  const nameOf = useThingName();
  const things = useMemo(() => (list ? thingsOf(list) : []), [list]);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(things.map(({ id }) => id)));
  const [open, setOpen] = useState<Open>(null);
  const held = (thing: FoundThing) => heldOf(thing, standing, things);
  const going = things.filter((thing) => chosen.has(thing.id) && held(thing) === null);
  const cell = (thing: FoundThing) => (
    <HoldCell
      held={held(thing)}
      name={nameOf(thing)}
      hold={() => setOpen({ holding: thing })}
      lift={() => setOpen({ lifting: { of: thing.of, target: thing.id, name: nameOf(thing) } })}
    />
  );
  return (
    <>
      {list && (
        <>
          <ThingsTable
            things={things}
            places={places}
            chosen={chosen}
            choose={setChosen}
            fixed={(thing) => held(thing) !== null}
            more={{ column: t.columns.hold, cell }}
          />
          <div class="buttons">
            <button type="button" class="danger" disabled={going.length === 0} onClick={() => setOpen({ erasing: list })}>
              {t.erase}
            </button>
            <span class="hint">{t.chosen(going.length)}</span>
          </div>
        </>
      )}
      <HoldsTable holds={standing} lift={({ of, target }, name) => setOpen({ lifting: { of, target, name } })} />
      <Dialogs
        open={open}
        going={going}
        held={things.filter((thing) => held(thing) !== null).length}
        left={things.filter((thing) => held(thing) === null && !chosen.has(thing.id)).length}
        onErased={onErased}
        onClose={() => {
          setOpen(null);
          load();
        }}
      />
    </>
  );
}

type DialogsProps = { open: Open; going: readonly FoundThing[]; held: number; left: number } & {
  onErased: (erased: Erased) => void;
  onClose: () => void;
};

function Dialogs({ open, onClose, ...erasing }: DialogsProps) {
  const { api } = useApp();
  const { person: t } = useTexts();
  const nameOf = useThingName();
  if (open === null) return null;
  if ('erasing' in open) return <EraseDialog {...erasing} search={open.erasing.search} onClose={onClose} />;
  if ('holding' in open) return <HoldDialog thing={open.holding} name={nameOf(open.holding)} onClose={onClose} />;
  const { of, target, name } = open.lifting;
  const act = () => api.call('liftHold', { body: { of, target } });
  return <ConfirmDialog title={t.liftOf(name)} line={t.liftLine} confirm={t.lift} act={act} onClose={onClose} />;
}

type CellProps = { held: Held; name: string; hold: () => void; lift: () => void };

function HoldCell({ held, name, hold, lift }: CellProps) {
  const { person: t } = useTexts();
  if (held === null)
    return (
      <button type="button" aria-label={t.holdOf(name)} onClick={hold}>
        {t.hold}
      </button>
    );
  if (!held.own) return <span class="tag warn">{t.withIt}</span>;
  return (
    <span class="hold-cell">
      <span class="tag warn">{t.held[held.ground] ?? held.ground}</span>
      <button type="button" aria-label={t.liftOf(name)} onClick={lift}>
        {t.lift}
      </button>
    </span>
  );
}
