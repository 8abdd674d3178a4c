// A revision as people compare it, epoch and number (the hash is for machines), and how far the wanted one has come. Pure.
import type { KioskRow } from '../../protocol/console-api.ts';
import type { Texts } from '../texts/en.ts';

type Sentence = { text: string; tone: 'plain' | 'good' | 'warn' };

export function shortRevision(revision: string): string {
  return revision.split('.').slice(0, 2).join('.');
}

export function revisionSentence({ wanted, confirmed }: Pick<KioskRow, 'wanted' | 'confirmed'>, { kiosks }: Texts): Sentence {
  if (wanted === null) return { text: kiosks.unpublished, tone: 'plain' };
  if (confirmed === null) return { text: kiosks.notConfirmed(shortRevision(wanted)), tone: 'plain' };
  if (confirmed === wanted) return { text: kiosks.confirmed(shortRevision(wanted)), tone: 'good' };
  return { text: kiosks.behind(shortRevision(wanted), shortRevision(confirmed)), tone: 'warn' };
}
