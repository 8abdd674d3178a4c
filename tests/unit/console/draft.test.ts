import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  addQuestion,
  checkDraft,
  emptyText,
  freshId,
  moved,
  questionOf,
  settled,
  withLocale,
  withoutLocale,
  withoutQuestion,
  withQuestion,
} from '../../../src/console/fleet/draft.ts';
import { draftErrors } from '../../../src/console/fleet/draft-errors.ts';
import { dropFacts, remapFacts, removedAt, swapped } from '../../../src/console/fleet/fact-pointers.ts';
import { factsOf } from '../../../src/console/fleet/facts.ts';
import { editorEn } from '../../../src/console/texts/editor-en.ts';
import { Slug } from '../../../src/protocol/ids.ts';
import type { ReasonsQuestion } from '../../../src/protocol/questions/reasons.ts';
import { shipped } from '../kiosk/sample-configuration.ts';
import { aCharter } from '../protocol/a-charter.ts';
import { aConfiguration } from './a-configuration.ts';

const reasons = () => questionOf(aConfiguration(), 'reasons')?.question as ReasonsQuestion;

describe('ids while a configuration is edited', () => {
  it('stay with their question and reason, whatever is renamed or moved', () => {
    const { options } = reasons();
    const draft = withQuestion(aConfiguration(), {
      ...reasons(),
      text: { en: 'What made the difference?', es: '¿Por qué?' },
      options: moved(options, 0, 2).map((option) => ({ ...option, text: { en: 'Other words', es: 'Otras' } })),
    });
    expect(questionOf(draft, 'reasons')?.question.options.map(({ id }) => id)).toEqual(['courtesy', 'outcome', 'waiting']);
    expect(draft.flow.map(({ id }) => id)).toEqual(['today', 'why', 'words']);
  });

  it('of new things were never there before: not even after something was removed', () => {
    const ids = Array.from({ length: 500 }, () => freshId('reason', crypto.getRandomValues(new Uint8Array(6))));
    expect(new Set(ids).size).toBe(500);
    for (const id of ids) expect(v.is(Slug, id)).toBe(true);
  });

  it('come back with a question that was switched off and on again', () => {
    const off = withoutQuestion(aConfiguration(), 'why');
    expect(off.flow.map(({ id }) => id)).toEqual(['today', 'words']);
    expect(addQuestion(off, reasons()).flow.map(({ id }) => id)).toEqual(['today', 'why', 'words']);
  });
});

describe('languages of a draft', () => {
  it('come and go in service standards, hours and what was said and done too, and leave the rest as it is', () => {
    const saidDone = [{ date: '2026-10-01', said: { en: 'said', es: 'dicho' }, done: { en: 'done', es: 'hecho' } }];
    const draft = {
      ...aConfiguration(),
      standards: aCharter(),
      hours: {
        open: [{ days: ['monday' as const], from: '08:00', until: '17:00' }],
        closed: [{ day: '12-25', name: { en: 'x', es: 'y' } }],
      },
    };
    const full = { ...draft, attract: { ...draft.attract, saidDone } };
    expect(withoutLocale(withLocale(full, 'fr'), 'fr')).toEqual(full);
    const french = withLocale(full, 'fr');
    expect(french.standards?.services[0]?.promised?.text).toEqual({ en: '20 minutes', es: '20 minutos', fr: '' });
    expect(french.standards?.services[0]?.promised?.time).toEqual({ value: 20, unit: 'minutes' });
    expect(french.standards?.escalation?.[0]?.address).toEqual(['1 High Street']);
    expect(french.attract.saidDone?.[0]).toEqual({
      date: '2026-10-01',
      said: { en: 'said', es: 'dicho', fr: '' },
      done: { en: 'done', es: 'hecho', fr: '' },
    });
    expect(french.hours?.closed?.[0]?.name).toHaveProperty('fr');
  });

  it('need every text before they can be published', () => {
    const checked = checkDraft(withLocale(aConfiguration(), 'fr'));
    expect(checked.right).toBe(false);
    const errors = draftErrors(checked.right ? [] : checked.issues, editorEn);
    expect(errors.get('attract.title.fr')).toBe('Please enter a text.');
    expect(errors.get('flow.1.options.2.text.fr')).toBe('Please enter a text.');
    expect([...errors.keys()].every((path) => path.endsWith('.fr'))).toBe(true);
  });

  it('leave nothing behind when they go', () => {
    const draft = withoutLocale(aConfiguration(), 'es');
    expect(JSON.stringify(draft)).not.toContain('"es"');
    expect(checkDraft(draft).right).toBe(true);
  });
});

describe('checking a draft', () => {
  it('drops texts that may be left out and are empty', () => {
    const { flow, ...rest } = aConfiguration();
    const empty = emptyText(['en', 'es']);
    const withEmpty = {
      ...rest,
      thanks: { ...rest.thanks, line: empty },
      flow: flow.map((q) => (q.type === 'comment' ? { ...q, hint: empty } : q)),
    };
    expect(settled(withEmpty).thanks).not.toHaveProperty('line');
    expect(checkDraft(withEmpty).right).toBe(true);
  });

  it.each([
    [9, 'idle.warnAfterMs', 'At least 10.'],
    [301, 'idle.warnAfterMs', 'At most 300.'],
    [Number.NaN, 'idle.warnAfterMs', 'Please enter a whole number.'],
  ])('says what is wrong with %s seconds', (seconds, path, sentence) => {
    const draft = aConfiguration();
    const checked = checkDraft({ ...draft, idle: { ...draft.idle, warnAfterMs: seconds * 1000 } });
    expect(draftErrors(checked.right ? [] : checked.issues, editorEn).get(path)).toBe(sentence);
  });

  it('says so when there are too few reasons', () => {
    const checked = checkDraft(withQuestion(aConfiguration(), { ...reasons(), options: reasons().options.slice(0, 1) }));
    expect(draftErrors(checked.right ? [] : checked.issues, editorEn).get('flow.1.options')).toBe('At least two reasons.');
  });
});

describe('facts to be confirmed', () => {
  it('move along when something before them goes', () => {
    expect(withoutQuestion(aConfiguration(), 'why').toBeConfirmed).toEqual(['/notice/lines/0', '/notice/lines/2/en', '/flow/1/hint']);
    expect(remapFacts(aConfiguration(), '/notice/lines', removedAt(0)).toBeConfirmed).toEqual(['/notice/lines/1/en', '/flow/2/hint']);
    expect(remapFacts(aConfiguration(), '/notice/lines', swapped(0, 2)).toBeConfirmed).toEqual([
      '/notice/lines/2',
      '/notice/lines/0/en',
      '/flow/2/hint',
    ]);
  });

  it('go with what they are about, and when they are confirmed', () => {
    expect(withoutQuestion(aConfiguration(), 'words').toBeConfirmed).toEqual(['/notice/lines/0', '/notice/lines/2/en']);
    expect(dropFacts(aConfiguration(), '/notice').toBeConfirmed).toEqual(['/flow/2/hint']);
    expect(dropFacts(dropFacts(aConfiguration(), '/notice'), '/flow/2/hint')).not.toHaveProperty('toBeConfirmed');
  });

  it('are named by their place and say what stands there', () => {
    expect(factsOf(aConfiguration(), editorEn, (locale) => locale)).toEqual([
      { pointer: '/notice/lines/0', label: 'Notice: Line 1', says: 'Call 911 · Call 911' },
      { pointer: '/notice/lines/2/en', label: 'Notice: Line 3 (en)', says: 'Write to us' },
      { pointer: '/flow/2/hint', label: 'Comment: Hint where people type', says: 'No names · No names' },
    ]);
    const { forms = [], ...police } = shipped('george-town');
    const pointers = ['/forms/0/privacy/text', '/forms/0/steps/2/lines'];
    const facts = factsOf({ ...police, forms, toBeConfirmed: pointers }, editorEn, (locale) => locale);
    expect(facts.map(({ label }) => label)).toEqual(['Leave a message', 'Leave a message: Please tell an officer now']);
  });
});
