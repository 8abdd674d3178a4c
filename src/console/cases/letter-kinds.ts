// Which letters can be written about a case now: those whose fact would be taken. Pure.
import type { LetterKind } from '../../protocol/letters/letter-templates.ts';
import { type Desk, isOffered } from './case-desk.ts';

type Who = Pick<Desk, 'found' | 'facts' | 'me' | 'today'>;

/** The likeliest first. */
export function letterKinds(desk: Who): LetterKind[] {
  const { found, me, today } = desk;
  const { acknowledgedAt, extendedTo, respondedAt } = found.clock;
  const offered: Record<LetterKind, boolean> = {
    compliment: found.kind === 'compliment' && isOffered(desk, { fact: 'passed-on', to: me.id, channel: 'e-mail' }),
    answer: isOffered(desk, { fact: 'state', to: 'answered' }),
    acknowledgement: acknowledgedAt === null && respondedAt === null && isOffered(desk, { fact: 'acknowledged', channel: 'e-mail' }),
    extension: extendedTo !== null && respondedAt === null && isOffered(desk, { fact: 'extended', to: extendedTo, toldOn: today }),
  };
  return (Object.keys(offered) as LetterKind[]).filter((kind) => offered[kind]);
}
