import { describe, expect, it } from 'vitest';
import { changeSummary } from '../../../src/console/fleet/change-summary.ts';
import { moved, questionOf, withLocale, withoutLocale, withoutQuestion, withQuestion } from '../../../src/console/fleet/draft.ts';
import { dropFacts, remapFacts, removedAt } from '../../../src/console/fleet/fact-pointers.ts';
import { editorEn } from '../../../src/console/texts/editor-en.ts';
import type { ReasonsQuestion } from '../../../src/protocol/questions/reasons.ts';
import { SVG_LOGO, svgUrl } from '../../support/logos.ts';
import { aConfiguration } from './a-configuration.ts';

const before = aConfiguration();
const reasons = questionOf(before, 'reasons')?.question as ReasonsQuestion;
const summary = (after: typeof before, newPin = false) =>
  changeSummary(before, after, newPin, { texts: editorEn, language: (locale) => locale });

describe('what publishing would change', () => {
  it('is nothing when nothing changed', () => {
    expect(summary(aConfiguration())).toEqual([]);
  });

  it('names a text with its language, before and after', () => {
    const after = { ...before, attract: { ...before.attract, title: { en: 'How was it?', es: '¿Cómo fue?' } } };
    expect(summary(after)).toEqual([{ label: 'While nobody is there: Large text (es)', before: '¿Qué tal?', after: '¿Cómo fue?' }]);
  });

  it('tells removed, added and moved reasons apart by id', () => {
    const [waiting, courtesy, outcome] = reasons.options;
    if (!waiting || !courtesy || !outcome) throw new Error('the configuration of the test has three reasons');
    const added = { id: 'reason-x2', text: { en: 'Parking', es: 'Aparcar' } };
    expect(summary(withQuestion(before, { ...reasons, options: [waiting, outcome, added] }))).toEqual([
      { label: 'Reason removed', before: 'Courtesy', after: null },
      { label: 'Reason added', before: null, after: 'Parking' },
    ]);
    expect(summary(withQuestion(before, { ...reasons, options: moved(reasons.options, 0, 1) }))).toEqual([
      { label: 'Order of the reasons', before: 'Waiting, Courtesy, Outcome', after: 'Courtesy, Waiting, Outcome' },
    ]);
  });

  it('names logo, colours and how a touch is answered', () => {
    const after = {
      ...before,
      look: { logo: svgUrl(SVG_LOGO), colours: { brand: '#1c3d6e', onBrand: '#ffffff' } },
      response: { sound: true },
    };
    expect(summary(after)).toEqual([
      { label: 'Logo', before: null, after: 'Logo (1 KB)' },
      { label: 'Colour of buttons', before: null, after: '#1c3d6e' },
      { label: 'Words on them', before: null, after: '#ffffff' },
      { label: 'A short tick at each touch', before: 'off', after: 'on' },
    ]);
  });

  it('names scale, times, PIN, questions and confirmations', () => {
    const rating = before.flow[0];
    if (rating?.type !== 'rating') throw new Error('the configuration of the test begins with a rating');
    expect(summary(withQuestion(before, { ...rating, scale: 'faces-3' }))).toEqual([{ label: 'Faces', before: 'Four', after: 'Three' }]);
    expect(summary({ ...before, sync: { intervalMs: 30_000 } })).toEqual([
      { label: 'Send and look for news every, in seconds', before: '60 s', after: '30 s' },
    ]);
    expect(summary(before, true)).toEqual([{ label: 'Staff PIN', before: null, after: 'a new one' }]);
    expect(summary(withoutQuestion(before, 'why'))).toEqual([{ label: 'Question removed', before: 'Why?', after: null }]);
    expect(summary(dropFacts(before, '/notice/lines/0'))).toEqual([{ label: 'Confirmed', before: null, after: 'Notice: Line 1' }]);
  });

  it('does not call a fact confirmed because its place changed or went', () => {
    const lines = before.notice?.lines.slice(1) ?? [];
    const fewer = remapFacts({ ...before, notice: { title: { en: 'Not here', es: 'Not here' }, lines } }, '/notice/lines', removedAt(0));
    expect(summary(fewer).filter(({ label }) => label === 'Confirmed')).toEqual([]);
    const { notice: _, ...none } = before;
    expect(summary(dropFacts(none, '/notice')).filter(({ label }) => label === 'Confirmed')).toEqual([]);
    expect(summary(dropFacts(withoutQuestion(before, 'why'), '/flow/1/hint')).filter(({ label }) => label === 'Confirmed')).toHaveLength(1);
  });

  it('says a removed language in one line, and shows every text of an added one', () => {
    expect(summary(withoutLocale(before, 'es'))).toEqual([{ label: 'Languages', before: 'en, es', after: 'en' }]);
    expect(summary(withLocale(before, 'fr')).length).toBeGreaterThan(10);
  });
});
