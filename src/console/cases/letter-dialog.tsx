// A letter about a case: chosen, filled in by the collector, changed here, then sent by e-mail or printed. It needs the collector: a letter that
// waited on a device would be one that nobody knows of.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { LetterDraft, SendLetterRequest } from '../../protocol/letters/letter-api.ts';
import type { LetterKind } from '../../protocol/letters/letter-templates.ts';
import { uuidV7 } from '../../protocol/uuid-v7.ts';
import type { ApiResult, Refusal } from '../api-client.ts';
import { useApp, useOpenSession, useTexts } from '../app-context.ts';
import { OfficerContactForm } from '../people/officer-contact-form.tsx';
import { problemText } from '../problem-text.ts';
import type { Texts } from '../texts/en.ts';
import { Modal } from '../ui/modal.tsx';
import type { Desk } from './case-desk.ts';
import { useCaseFeed } from './case-feed-context.tsx';
import { type Chosen, LetterChoice } from './letter-choice.tsx';
import { LetterForm, type Written } from './letter-form.tsx';
import { letterKinds } from './letter-kinds.ts';
import { LetterSheet } from './letter-sheet.tsx';
import './letters.css';

type Props = { desk: Desk; onClose: () => void };

export function LetterDialog({ desk, onClose }: Props) {
  const texts = useTexts();
  const { person } = useOpenSession();
  const [kinds] = useState(() => letterKinds(desk));
  const [chosen, setChosen] = useState<Chosen>({ kind: kinds[0] ?? 'answer', locale: null, colleague: null });
  const { draft, ask } = useDraft(desk.found.id, chosen);
  const [printing, setPrinting] = useState<Written | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const send = useSend(desk, chosen, onClose, setWrong);
  const isUnnamed = draft?.result === 'refused' && draft.code === 'contact-missing';
  if (printing && draft?.result === 'answered')
    return (
      <Modal title={texts.letters.sheet} closeLabel={texts.close} onClose={onClose}>
        <LetterSheet
          {...{ letter: printing, draft: draft.answer, found: desk.found, today: desk.today, wrong }}
          onBack={() => setPrinting(null)}
          onPosted={() => send({ by: 'post', subject: printing.subject, text: printing.text })}
        />
      </Modal>
    );
  return (
    <Modal title={texts.letters.write} closeLabel={texts.close} onClose={onClose}>
      {isUnnamed ? (
        <OfficerContactForm person={person.id} onSaved={ask} onCancel={onClose} />
      ) : (
        <>
          <LetterChoice kinds={kinds} chosen={chosen} draft={answered(draft)} people={desk.people} setChosen={setChosen} />
          {wrong && (
            <p class="notice bad" role="alert">
              {wrong}
            </p>
          )}
          <Drafted draft={draft} chosen={chosen} texts={texts} />
          {draft?.result === 'answered' && (
            <LetterForm key={JSON.stringify(draft.answer)} draft={draft.answer} onClose={onClose} onPrint={setPrinting} onSend={send} />
          )}
        </>
      )}
    </Modal>
  );
}

type Draft = ApiResult<LetterDraft> | null;

function answered(draft: Draft): LetterDraft | null {
  return draft?.result === 'answered' ? draft.answer : null;
}

function Drafted({ draft, chosen, texts }: { draft: Draft; chosen: Chosen; texts: Texts }) {
  if (draft?.result === 'answered' || isOpen(chosen)) return null;
  return draft ? <p class="notice bad">{problemText(draft, texts)}</p> : <p class="hint">{texts.letters.fetching}</p>;
}

/** A compliment goes to somebody. */
function isOpen({ kind, colleague }: Chosen): boolean {
  return kind === 'compliment' && colleague === null;
}

function useDraft(id: string, { kind, locale, colleague }: Chosen): { draft: Draft; ask: () => void } {
  const { api } = useApp();
  const [draft, setDraft] = useState<Draft>(null);
  const asking = useRef(0);
  const ask = useCallback(() => {
    const now = ++asking.current;
    setDraft(null);
    if (isOpen({ kind, locale, colleague })) return;
    const query = { kind, ...(locale ? { locale } : {}), ...(colleague ? { colleague } : {}) };
    void api.call('letterDraft', { params: { case: id }, query }).then((result) => {
      // What was asked for since is another letter.
      if (asking.current === now) setDraft(result);
    });
  }, [api, id, kind, locale, colleague]);
  useEffect(ask, [ask]);
  return { draft, ask };
}

type Way = { by: 'e-mail'; email: string } | { by: 'post' };
type Sending = (letter: Way & Pick<Written, 'subject' | 'text'>) => Promise<void>;

/** Under the same ids however often it is tried: it is sent once. */
function useSend(desk: Desk, { kind, colleague }: Chosen, onSent: () => void, setWrong: (wrong: string | null) => void): Sending {
  const feed = useCaseFeed();
  const { api, clock, random } = useApp();
  const texts = useTexts();
  const { id, number } = desk.found;
  const [made] = useState(() => {
    const newId = () => uuidV7(clock(), random(10));
    return { id: newId(), followsId: newId(), doneAt: clock(), basedOn: number };
  });
  return async (letter) => {
    const body: SendLetterRequest = { ...made, kind, colleague: kind === 'compliment' ? colleague : null, ...letter };
    const result = await api.call('sendLetter', { params: { case: id }, body });
    const refused = result.result === 'answered' ? result.answer.answers.find(({ answer }) => answer === 'refused') : undefined;
    if (result.result === 'answered' && !refused) {
      await feed.read(id);
      return onSent();
    }
    if (refused?.answer === 'refused') return setWrong(texts.cases.reasons[refused.reason] ?? texts.cases.refusedOther);
    if (result.result !== 'answered') setWrong(isUnsigned(result, kind) ? texts.letters.unsaid : problemText(result, texts));
  };
}

function isUnsigned(result: Refusal | { result: 'unreachable' }, kind: LetterKind): boolean {
  return result.result === 'refused' && result.path === 'text' && kind !== 'compliment';
}
