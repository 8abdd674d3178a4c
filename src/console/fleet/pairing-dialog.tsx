// A pairing code, big enough to read across a room, with the time it is still good for. Notices by itself when it was used.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { KioskRow, PairingCodeAnswer } from '../../protocol/console-api.ts';
import type { ApiResult } from '../api-client.ts';
import { useApp, useTexts } from '../app-context.ts';
import { problemText } from '../problem-text.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { Modal } from '../ui/modal.tsx';

const TICK_MS = 1_000;
const LOOK_EVERY_MS = 3_000;

export function PairingDialog({ row, refresh, onClose }: { row: KioskRow; refresh: () => Promise<void>; onClose: () => void }) {
  const { api } = useApp();
  const texts = useTexts();
  const t = texts.kiosks;
  const [result, setResult] = useState<ApiResult<PairingCodeAnswer> | null>(null);
  const pairedBefore = useRef(row.pairedAt);
  const paired = row.state === 'paired' && row.pairedAt !== pairedBefore.current;
  const ask = useCallback(() => {
    setResult(null);
    void api.call('pairingCode', { params: { kiosk: row.id } }).then(setResult);
  }, [api, row.id]);
  useEffect(ask, [ask]);
  useEffect(() => {
    const timer = setInterval(() => void refresh(), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [refresh]);
  return (
    <Modal title={t.pairTitle(row.name)} closeLabel={texts.close} onClose={onClose}>
      {paired ? (
        <p class="notice good" role="status">
          {t.pairedNow}
        </p>
      ) : (
        <>
          <p>{t.pairLine}</p>
          {row.state === 'paired' && <p class="hint">{t.pairAgainLine}</p>}
          {result?.result === 'answered' && <Code answer={result.answer} again={ask} />}
          {result && result.result !== 'answered' && <p class="notice bad">{problemText(result, texts)}</p>}
        </>
      )}
    </Modal>
  );
}

function Code({ answer, again }: { answer: PairingCodeAnswer; again: () => void }) {
  const { clock } = useApp();
  const texts = useTexts();
  const t = texts.kiosks;
  const [now, setNow] = useState(clock);
  useEffect(() => {
    const timer = setInterval(() => setNow(clock()), TICK_MS);
    return () => clearInterval(timer);
  }, [clock]);
  const left = Math.max(Math.ceil((Date.parse(answer.expiresAt) - now) / 1000), 0);
  if (left === 0)
    return (
      <p class="code-gone" role="status">
        {t.codeGone}{' '}
        <button type="button" onClick={again}>
          {t.newCode}
        </button>
      </p>
    );
  return (
    <>
      <p class="code">
        <span class="unseen">{t.code}: </span>
        <code>{grouped(answer.code)}</code>
        <small role="timer">{t.codeLeft(Math.floor(left / 60), String(left % 60).padStart(2, '0'))}</small>
      </p>
      <p class="copyable">
        <span>{t.pairLink}</span>
        <code>{answer.link}</code>
        <CopyButton text={answer.link} label={texts.copy} doneLabel={texts.copied} />
      </p>
    </>
  );
}

function grouped(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1 ');
}
