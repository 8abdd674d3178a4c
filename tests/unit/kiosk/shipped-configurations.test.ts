import { describe, expect, test } from 'vitest';
import type { Answers } from '../../../src/protocol/flow/answers.ts';
import { holds } from '../../../src/protocol/flow/condition.ts';
import { isRequired } from '../../../src/protocol/flow/filling-in.ts';
import { shipped } from './sample-configuration.ts';

test.each(['george-town', 'bodden-town'])('the kiosk of %s resolves, in English and Spanish, with four faces', (kiosk) => {
  const configuration = shipped(kiosk);
  expect(configuration.kiosk.id).toBe(kiosk);
  expect(configuration.site).toMatchObject({ id: kiosk, timeZone: 'America/Cayman' });
  expect(configuration.locales).toEqual(['en', 'es']);
  expect(configuration.flow.map(({ type }) => type)).toEqual(['rating', 'reasons', 'comment']);
  expect(configuration.flow[0]).toMatchObject({ scale: 'faces-4' });
  expect(configuration.panelPin).toBeUndefined();
});

test.each([
  ['rcips', 'george-town', '/notice/lines/2'],
  ['oag-doj', 'sheria-house', '/hours'],
  ['mps-belize', 'belmopan-ground-floor', '/standards/departments'],
  ['joic', 'castle-street-reception', '/hours'],
  ['moj-jamaica', 'moj-customer-service', '/standards/escalation/1'],
])('what nobody has confirmed at %s is pointed at, and every pointer leads somewhere', (organisation, kiosk, known) => {
  const configuration = shipped(kiosk, organisation);
  const at = (pointer: string) =>
    pointer
      .slice(1)
      .split('/')
      .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], configuration);
  expect(configuration.toBeConfirmed).toContain(known);
  for (const pointer of configuration.toBeConfirmed ?? []) expect(at(pointer), pointer).toBeDefined();
});

test('a visitor is told that an emergency does not belong here, and who takes a complaint about an officer', () => {
  const lines = shipped('bodden-town').notice?.lines.map(({ en }) => en) ?? [];
  expect(lines.join(' ')).toMatch(/911/);
  expect(lines.join(' ')).toMatch(/Ombudsman/);
});

test('KE1, KE3, KE4, KE5: the Kenyan charter as its document gives it, in English and Swahili', () => {
  const { locales, site, standards } = shipped('sheria-house', 'oag-doj');
  expect(locales).toEqual(['en', 'sw']);
  expect(site.timeZone).toBe('Africa/Nairobi');
  const ongoing = ['Ongoing', undefined];
  expect(standards?.services.map(({ promised }) => [promised?.text.en, promised?.time])).toEqual([
    ['5 minutes', { value: 5, unit: 'minutes' }],
    ['10 minutes', { value: 10, unit: 'minutes' }],
    ['1 day', { value: 1, unit: 'working-days' }],
    ['10 days', { value: 10, unit: 'working-days' }],
    ongoing,
    ['2 days', { value: 2, unit: 'working-days' }],
    ongoing,
    ongoing,
    ongoing,
  ]);
  expect(standards?.services.map(({ cost }) => cost?.en).filter((cost) => cost !== 'Free')).toEqual(['As the contract says']);
  expect(standards?.services.every(({ requirements }) => requirements && requirements.length > 0)).toBe(true);
  expect(standards?.asked).toHaveLength(6);
  expect(standards?.escalation?.map(({ to, address, emails }) => [to, address?.at(1), emails?.[0]])).toEqual([
    ['organisation', 'Sheria House, Harambee Avenue', 'ag@ag.go.ke'],
    ['independent', 'West End Towers, 2nd floor', 'complain@ombudsman.go.ke'],
  ]);
});

describe('the ministry in Belize, in English and Spanish', () => {
  const { locales, flow, forms, standards, site } = shipped('belmopan-ground-floor', 'mps-belize');
  const [feedback, survey] = forms ?? [];
  const asked = (answers: Answers) => feedback?.steps.filter(({ when }) => holds(when, answers)).map(({ id }) => id);
  const needed = (answers: Answers) =>
    feedback?.steps.filter((step) => holds(step.when, answers) && isRequired(step, answers)).map(({ id }) => id);
  const complaint = { kind: 'complaint', where: 'online', contact: 'no' };

  test('BZ1: a complaint is asked what, when, where, about what, and what is hoped for; a compliment only what is praised', () => {
    const always = ['department', 'service', 'contact'];
    expect(asked({ ...complaint, kind: 'compliment', where: '' })).toEqual(['kind', 'praise', ...always]);
    expect(asked(complaint)).toEqual(['kind', 'what-happened', 'day', 'time', 'where', 'department', 'service', 'outcome', 'contact']);
  });
  test.each([
    ['phone', ['phone-used']],
    ['counter', ['counter']],
    ['online', []],
    ['other', ['where-details']],
  ])('BZ1: of what happened by way of “%s” it asks %j', (where, details) => {
    const places = ['phone-used', 'counter', 'where-details'];
    expect(asked({ ...complaint, where })?.filter((id) => places.includes(id))).toEqual(details);
  });
  test('BZ1: needed are the kind, what happened, where, and whether to contact; a way to do so only from who wants it', () => {
    expect(needed(complaint)).toEqual(['kind', 'what-happened', 'where', 'contact']);
    expect(needed({ kind: 'compliment', contact: 'no' })).toEqual(['kind', 'praise', 'contact']);
    const yes = { ...complaint, contact: 'yes' };
    expect(asked(yes)?.slice(-4)).toEqual(['name', 'email', 'phone', 'letter']);
    expect(needed(yes)?.at(-1)).toBe('letter');
    expect(asked({ ...yes, email: 'ana@example.org' })?.slice(-3)).toEqual(['name', 'email', 'phone']);
  });
  test('BZ2: what to leave out, what becomes of it, and the other ways', () => {
    expect(feedback?.warning?.en).toMatch(/medical and school/);
    expect(feedback?.privacy?.text.en?.match(/\./g)).toHaveLength(2);
    expect(feedback?.privacy?.more?.en).toMatch(/Information Privacy Act/);
    expect(standards?.otherWays?.map(({ by }) => by)).toEqual(expect.arrayContaining(['phone', 'in-person', 'mail']));
  });
  test('BZ5: services of several departments, and what the policy promises', () => {
    expect(standards?.departments.length).toBeGreaterThan(1);
    expect(standards?.departments.every(({ id }) => standards.services.some(({ department }) => department === id))).toBe(true);
    expect(standards?.services.find(({ promised }) => promised?.time)?.promised?.time).toEqual({ value: 5, unit: 'working-days' });
  });
  test('BZ8: the five drivers are the reasons behind a rating', () => {
    const reasons = flow.find(({ type }) => type === 'reasons');
    expect(reasons?.type === 'reasons' && reasons.options.map(({ id }) => id)).toEqual([
      ...['timeliness', 'staff-knowledge', 'courtesy-extra-mile', 'positive-outcome', 'recent-experience'],
    ]);
  });
  test('BZ9: plain language: questions of at most twelve words, sentences of at most twenty-two', () => {
    const words = (text: string) => text.split(/\s+/).length;
    const questions = [...flow, ...(feedback?.steps ?? []), ...(survey?.steps ?? [])].flatMap(({ text }) => Object.values(text));
    expect(questions.filter((text) => words(text) > 12)).toEqual([]);
    const hints = [feedback, survey].flatMap((form) => [form?.warning, form?.privacy?.text, form?.privacy?.more]);
    const sentences = hints.flatMap((text) => Object.values(text ?? {})).flatMap((text) => text.split(/(?<=[.:!?])\s/));
    expect(sentences.filter((text) => words(text) > 22)).toEqual([]);
  });
  test('BZ10: a survey of several questions with branches, apart from the everyday rating', () => {
    expect([survey?.kind, locales, site.timeZone]).toEqual(['survey', ['en', 'es'], 'America/Belize']);
    expect(survey?.steps.length).toBeGreaterThan(8);
    expect(survey?.steps.filter(({ when }) => when).map(({ id }) => id)).toEqual(['sv-hindrance', 'sv-change']);
  });
});
