// Tokens by which programs read: which there are, one more, one less.
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { ApiToken, TokensAnswer } from '../../protocol/token-api.ts';
import type { ApiResult } from '../api-client.ts';
import { useApp, useTag, useTexts } from '../app-context.ts';
import type { Places } from '../fleet/places.ts';
import '../people/people.css';
import { problemText } from '../problem-text.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { calendarDay } from '../ui/spoken-time.ts';
import { TokenDialog } from './token-dialog.tsx';

type Open = { making: true } | { revoking: ApiToken } | null;

export function TokensPart({ places }: { places: Places }) {
  const { api } = useApp();
  const texts = useTexts();
  const t = texts.tokens;
  const [answer, setAnswer] = useState<ApiResult<TokensAnswer> | null>(null);
  const [open, setOpen] = useState<Open>(null);
  const load = useCallback(() => void api.call('tokens', {}).then(setAnswer), [api]);
  useEffect(load, [load]);
  const close = () => {
    setOpen(null);
    load();
  };
  return (
    <section class="card form" aria-labelledby="tokens">
      <h2 id="tokens">{t.title}</h2>
      <p class="hint">{t.line}</p>
      {answer?.result === 'answered' && (
        <TokenTable tokens={answer.answer.tokens} places={places} revoke={(revoking) => setOpen({ revoking })} />
      )}
      {answer && answer.result !== 'answered' && (
        <p class="notice">{answer.result === 'unreachable' ? t.nothing : problemText(answer, texts)}</p>
      )}
      <div>
        <button type="button" onClick={() => setOpen({ making: true })}>
          {t.make}
        </button>
      </div>
      {open && 'making' in open && <TokenDialog sites={places.sites} onClose={close} />}
      {open && 'revoking' in open && (
        <ConfirmDialog
          title={t.revokeNamed(open.revoking.name)}
          line={t.revokeLine}
          confirm={t.revoke}
          act={() => api.call('revokeToken', { params: { token: open.revoking.id } })}
          onClose={close}
        />
      )}
    </section>
  );
}

type TableProps = { tokens: readonly ApiToken[]; places: Places; revoke: (token: ApiToken) => void };

function TokenTable({ tokens, places, revoke }: TableProps) {
  const texts = useTexts();
  const t = texts.tokens;
  if (tokens.length === 0) return <p class="empty">{t.none}</p>;
  return (
    <table class="people">
      <thead>
        <tr>
          {[t.name, t.scope, t.sites, t.lastDay, t.lastUsed, t.state].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
          <td />
        </tr>
      </thead>
      <tbody>
        {tokens.map((token) => (
          <Token key={token.id} token={token} places={places} revoke={revoke} />
        ))}
      </tbody>
    </table>
  );
}

function Token({ token, places, revoke }: { token: ApiToken } & Pick<TableProps, 'places' | 'revoke'>) {
  const { now } = useApp();
  const texts = useTexts();
  const t = texts.tokens;
  const tag = useTag();
  const state = stateOf(token, now.value);
  return (
    <tr>
      <th scope="row">
        {token.name}{' '}
        <small>
          {t.madeBy} {token.createdBy}
        </small>
      </th>
      <td data-label={t.scope}>{t.scopes[token.scope]}</td>
      <td data-label={t.sites}>{token.sites === null ? texts.people.allSites : token.sites.map(places.siteName).join(', ')}</td>
      <td data-label={t.lastDay}>{calendarDay(lastDayOf(token), tag)}</td>
      <td data-label={t.lastUsed}>{token.lastUsedAt === null ? texts.time.never : calendarDay(token.lastUsedAt.slice(0, 10), tag)}</td>
      <td data-label={t.state}>{t.states[state]}</td>
      <td>
        {state === 'good' && (
          <button type="button" class="danger" aria-label={t.revokeNamed(token.name)} onClick={() => revoke(token)}>
            {t.revoke}
          </button>
        )}
      </td>
    </tr>
  );
}

function stateOf({ revokedAt, expiresAt }: ApiToken, now: number): 'good' | 'expired' | 'revoked' {
  if (revokedAt !== null) return 'revoked';
  return now < Date.parse(expiresAt) ? 'good' : 'expired';
}

/** It ends with the last millisecond of that day (UTC). */
function lastDayOf({ expiresAt }: ApiToken): string {
  return new Date(Date.parse(expiresAt) - 1).toISOString().slice(0, 10);
}
