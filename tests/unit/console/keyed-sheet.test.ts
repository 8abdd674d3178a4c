// What is keyed in of a sheet, as the case that it becomes; by the shipped forms.
import { describe, expect, it } from 'vitest';
import { findSheet } from '../../../src/console/paper/find-sheet.ts';
import { caseOfSheet, isTooLong, openedFromSheet, questionsOf, wordsOfSheet } from '../../../src/console/paper/keyed-sheet.ts';
import { paperWords } from '../../../src/console/paper/paper-words.ts';
import type { Configuration } from '../../../src/protocol/configuration.ts';
import { inventoryOf } from '../../../src/protocol/inventory.ts';
import { type PaperAnswer, paperCode, readPaperCode } from '../../../src/protocol/paper-api.ts';
import { shippedConfigurations } from '../../gallery/shipped-configurations.ts';
import { shippedPolicy } from '../../support/shipped-policy.ts';

const READING = { language: 'en', words: paperWords('en') };
const CONFIGURATIONS = await shippedConfigurations();
const shipped = (id: string): Configuration => {
  const found = CONFIGURATIONS.find(({ organisation }) => organisation.id === id);
  if (!found) throw new Error(`no kiosk of ${id}`);
  return found;
};

function sheetOf(organisation: string, form: string) {
  const configuration = shipped(organisation);
  const { becomesCase, contactChannel } = shippedPolicy(organisation);
  const { site, kiosk, locales, forms = [] } = configuration;
  const paper: PaperAnswer = {
    ...{ revision: '1.4.AAAAAAAAAAAAAAAA' as never, organisation: configuration.organisation, site, kiosk, locales, forms },
    departments: [...inventoryOf(configuration).departments],
    services: [...inventoryOf(configuration).services] as PaperAnswer['services'],
    rules: { becomesCase, contactChannel },
  };
  const found = forms.find(({ id }) => id === form);
  if (!found) throw new Error(`no form ${form}`);
  return { paper, form: found };
}

const BELIZE = sheetOf('mps-belize', 'feedback');
const asked = (answers: object) => questionsOf(BELIZE, answers as never, READING).map(({ id }) => id);

describe('a code on a sheet', () => {
  it('is read as it is printed, and as somebody types it', () => {
    const code = paperCode(BELIZE.paper, BELIZE.form.id);
    const read = { organisation: 'mps-belize', kiosk: BELIZE.paper.kiosk.id, form: 'feedback', revision: '1.4' };
    for (const typed of [code, ` ${code.toUpperCase()} `, code.replaceAll('/', ' / '), `${code}/`])
      expect(readPaperCode(typed)).toEqual(read);
    for (const wrong of ['', 'mps-belize', 'a/b/c', 'a/b/c/1', 'a/b/c/1.4/d', 'a/b/c/1.4.5', 'a//c/1.4', '../b/c/1.4', 'a/b/c/x.y'])
      expect(readPaperCode(wrong)).toBeNull();
  });
});

describe('the questions of a sheet', () => {
  it('open as they do at the kiosk', () => {
    const before = asked({});
    const after = asked({ kind: 'complaint', contact: 'yes' });
    expect(before[0]).toBe('kind');
    expect(after.length).toBeGreaterThan(before.length);
    for (const id of before) expect(after).toContain(id);
  });

  it('never ask a signpost, and have each option that is printed', () => {
    const police = questionsOf(sheetOf('rcips', 'message'), { kind: 'complaint' }, READING);
    expect(police.map(({ id }) => id)).not.toContain('right-place');
    expect(police.find(({ id }) => id === 'about')).toMatchObject({
      as: 'one',
      options: [{ id: 'officer', name: 'A police officer' }, {}, {}, {}],
    });
  });
});

describe('the case of a sheet', () => {
  const ANSWERS = { kind: 'complaint', contact: 'yes', email: 'ann@example.org', name: 'Ann', department: 'lands' };
  const waysAsked = asked(ANSWERS);

  it('has kind, contact and department as the same message at the kiosk would', () => {
    expect(caseOfSheet(BELIZE, { kind: 'compliment' })).toMatchObject({ kind: 'compliment', contact: 'none' });
    expect(caseOfSheet(BELIZE, ANSWERS)).toMatchObject({ kind: 'complaint', department: 'lands' });
    expect(caseOfSheet(BELIZE, {})).toBeNull();
  });

  it('keeps how to reach somebody apart, and all else under its questions', () => {
    const words = wordsOfSheet(BELIZE, ANSWERS, 'e-mail', READING);
    expect(words.text).toContain('A complaint');
    expect(words.text).toContain('Lands');
    const apart = { name: 'Ann', email: 'ann@example.org' };
    for (const [way, said] of Object.entries(apart))
      if (waysAsked.includes(way)) {
        expect(words).toMatchObject({ [way]: said });
        expect(words.text).not.toContain(said);
      }
    expect(waysAsked).toContain('email');
  });

  it('forgets what is not asked any more, and says when it is too much', () => {
    expect(wordsOfSheet(BELIZE, { ...ANSWERS, contact: 'no' }, 'none', READING).email).toBeUndefined();
    expect(wordsOfSheet(BELIZE, {}, 'none', READING)).toEqual({});
    expect(isTooLong({ text: 'x'.repeat(10_000) })).toBe(false);
    expect(isTooLong({ text: 'x'.repeat(10_001) })).toBe(true);
  });

  it('is opened with what was printed and its own day', () => {
    const chosen = { kind: 'complaint' as const, contact: 'none' as const, department: 'lands' as never, service: null };
    expect(openedFromSheet(BELIZE, chosen, { day: '2026-03-06', receivedAt: 5, locale: 'es' })).toMatchObject({
      ...{ fact: 'opened', channel: 'paper', site: 'belmopan', day: '2026-03-06', locale: 'es', kind: 'complaint', department: 'lands' },
      sheet: { kiosk: BELIZE.paper.kiosk.id, form: 'feedback', revision: '1.4' },
    });
  });
});

describe('a sheet is found', () => {
  const code = paperCode(BELIZE.paper, BELIZE.form.id);
  type Result = { result: string; answer?: PaperAnswer };
  function needs(result: Result, kept: unknown = null) {
    const calls: unknown[] = [];
    const puts: string[] = [];
    return {
      calls,
      puts,
      ...{ organisation: 'mps-belize', clock: () => 7 },
      api: {
        call: async (...args: unknown[]) => {
          calls.push(args);
          return result;
        },
      } as never,
      copy: {
        keptAnswer: async (name: string) => (kept ? { name, answer: kept, at: 1 } : undefined),
        keepAnswer: async (name: string) => void puts.push(name),
      },
    };
  }

  it('by asking once, and then from the copy, with or without a network', async () => {
    const online = needs({ result: 'answered', answer: BELIZE.paper });
    expect(await findSheet(online, code)).toMatchObject({ state: 'found', sheet: { form: { id: 'feedback' } } });
    expect(online.calls).toEqual([['paperForms', { params: { kiosk: BELIZE.paper.kiosk.id }, query: { revision: '1.4' } }]]);
    expect(online.puts).toEqual([`paper ${BELIZE.paper.kiosk.id} 1.4`]);
    const offline = needs({ result: 'unreachable' }, BELIZE.paper);
    expect(await findSheet(offline, code)).toMatchObject({ state: 'found' });
    expect(offline.calls).toEqual([]);
  });

  it.each([
    ['mps-belize/nonsense', 'no-code'],
    [code.replace('mps-belize', 'joic'), 'foreign'],
    [code.replace('feedback', 'other'), 'unknown'],
    [code.replace('feedback', 'satisfaction-survey'), 'survey'],
  ])('or not: %s', async (typed, problem) => {
    expect(await findSheet(needs({ result: 'answered', answer: BELIZE.paper }), typed)).toEqual({ state: 'wrong', problem });
  });

  it('or not: nobody knows it, or nobody can be asked', async () => {
    expect(await findSheet(needs({ result: 'refused' }), code)).toEqual({ state: 'wrong', problem: 'unknown' });
    expect(await findSheet(needs({ result: 'unreachable' }), code)).toEqual({ state: 'wrong', problem: 'not-here' });
  });
});
