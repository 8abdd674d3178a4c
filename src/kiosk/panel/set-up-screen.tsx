// An unpaired kiosk: takes a pairing code, from the glass, a keyboard or the address, and nothing else.
import { useSignal } from '@preact/signals';
import { useCallback, useEffect } from 'preact/hooks';
import { PAIRING_ALPHABET, PAIRING_CODE_LENGTH } from '../../protocol/pairing.ts';
import { fill } from '../fill-text.ts';
import { Heading } from '../screens/heading.tsx';
import { inLanguage } from '../texts.ts';
import type { WorkerClient } from '../worker-client.ts';
import { Keypad } from './keypad.tsx';
import { type StaffTexts, staffTextsFor } from './staff-texts.ts';
import { type PairResult, staffWorker } from './staff-worker.ts';
import './panel.css';

type SetUpProps = { worker: Pick<WorkerClient, 'ask'>; code: string | null; locale: string };
type Progress = { at: 'typing'; problem: string | null } | { at: 'pairing' } | { at: 'paired' };

const KEYS = [...PAIRING_ALPHABET];

export function SetUpScreen({ worker, code, locale }: SetUpProps) {
  const texts = staffTextsFor(locale);
  const typed = useSignal(asCode(code ?? ''));
  const progress = useSignal<Progress>({ at: 'typing', problem: null });
  const pair = useCallback(async () => {
    progress.value = { at: 'pairing' };
    const result = await staffWorker(worker).pair(typed.peek());
    progress.value = result.ok ? { at: 'paired' } : { at: 'typing', problem: problemText(result, texts) };
    typed.value = '';
  }, [worker, texts, progress, typed]);
  useEffect(() => {
    if (typed.peek().length === PAIRING_CODE_LENGTH) void pair();
  }, [pair, typed]);
  const busy = progress.value.at !== 'typing';
  return (
    <main class="screen set-up" {...inLanguage(texts.language)}>
      <div class="set-up-words">
        <Heading>{texts.setUpTitle}</Heading>
        <p>{texts.setUpLine}</p>
        <Slots label={texts.pairingCode} typed={typed.value} />
        <p class="set-up-status" role="status">
          {statusText(progress.value, texts)}
        </p>
      </div>
      <Keypad
        keys={KEYS}
        value={typed}
        maxLength={PAIRING_CODE_LENGTH}
        minLength={PAIRING_CODE_LENGTH}
        labels={{ delete: texts.delete, submit: texts.pair }}
        disabled={busy}
        onSubmit={() => void pair()}
      />
    </main>
  );
}

function Slots({ label, typed }: { label: string; typed: string }) {
  return (
    <div class="slots" role="img" aria-label={`${label}: ${[...typed].join(' ')}`}>
      {Array.from({ length: PAIRING_CODE_LENGTH }, (_, place) => (
        <span key={KEYS[place]} data-next={place === typed.length}>
          {typed[place] ?? ''}
        </span>
      ))}
    </div>
  );
}

function asCode(typed: string): string {
  return [...typed.toUpperCase()]
    .filter((character) => KEYS.includes(character))
    .join('')
    .slice(0, PAIRING_CODE_LENGTH);
}

function statusText(progress: Progress, texts: StaffTexts): string {
  switch (progress.at) {
    case 'typing':
      return progress.problem ?? '';
    case 'pairing':
      return texts.pairing;
    case 'paired':
      return texts.paired;
  }
}

function problemText(result: Extract<PairResult, { ok: false }>, texts: StaffTexts): string {
  switch (result.problem) {
    case 'pairing-refused':
    case 'shape-invalid':
      return texts.pairRefused;
    case 'rate-limited':
      return texts.pairLimited;
    case 'network':
      return texts.pairNetwork;
    case 'storage':
      return texts.pairStorage;
    case 'wrong-kiosk':
      return texts.pairWrongKiosk;
    default:
      return fill(texts.pairOther, { problem: result.problem });
  }
}
