import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { Configuration } from '../../../src/protocol/configuration.ts';
import { aCharter, withCharter } from './a-charter.ts';

/** `path: message` of each complaint. */
function complaints(configuration: unknown): string[] {
  const parsed = v.safeParse(Configuration, configuration);
  return parsed.success ? [] : parsed.issues.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`);
}
const [lost, certificate] = aCharter().services as [ReturnType<typeof aCharter>['services'][0], ReturnType<typeof aCharter>['services'][0]];
const [head, ombudsman] = aCharter().escalation ?? [];
if (!head || !ombudsman) throw new Error('the charter has two steps');

describe('service standards', () => {
  it('are taken when they are right', () => {
    expect(complaints(withCharter())).toEqual([]);
  });

  it('refuse a service of a department that is not there', () => {
    expect(complaints(withCharter({ services: [{ ...lost, department: 'harbour' }] }))).toEqual([
      'standards.services.0.department: there is no department "harbour"',
    ]);
  });

  it('refuse an id used twice, of services and of departments', () => {
    expect(complaints(withCharter({ services: [lost, { ...certificate, id: lost.id }] }))).toEqual([
      'standards.services.1.id: id "lost-property" is used twice',
    ]);
    const [desk, records] = aCharter().departments as [{ id: string; name: { en: string } }, { id: string; name: { en: string } }];
    expect(complaints(withCharter({ departments: [desk, records, { ...records, id: 'desk' }] }))).toEqual([
      'standards.departments.2.id: id "desk" is used twice',
    ]);
  });

  it('refuse a text that lacks a language, wherever it stands', () => {
    const en = { en: 'Only this' };
    const places = {
      'standards.title': { title: en },
      'standards.introduction': { introduction: en },
      'standards.departments.0.name': { departments: [{ id: 'desk', name: en }, ...aCharter().departments.slice(1)] },
      'standards.services.0.name': { services: [{ ...lost, name: en }] },
      'standards.services.0.requirements.0': { services: [{ ...lost, requirements: [en] }] },
      'standards.services.0.cost': { services: [{ ...lost, cost: en }] },
      'standards.services.0.promised.text': { services: [{ ...lost, promised: { text: en } }] },
      'standards.asked.0': { asked: [en] },
      'standards.rights.0.title': { rights: [{ title: en, lines: [{ en: 'a', es: 'b' }] }] },
      'standards.rights.0.lines.0': { rights: [{ title: { en: 'a', es: 'b' }, lines: [en] }] },
      'standards.escalation.0.name': { escalation: [{ ...head, name: en }] },
      'standards.escalation.0.hint': { escalation: [{ ...head, hint: en }] },
      'standards.otherWays.0.lines.0': { otherWays: [{ by: 'phone' as const, lines: [en] }] },
      'standards.otherFormats.0': { otherFormats: [en] },
    };
    for (const [path, change] of Object.entries(places))
      expect(complaints(withCharter(change)), path).toEqual([`${path}: text is missing in "es"`]);
  });

  it('refuse a promise that is measured otherwise than it reads, in any script', () => {
    const promised = (text: string, value: number) => ({
      services: [{ ...lost, promised: { text: { en: text, es: text }, time: { value, unit: 'minutes' as const } } }],
    });
    expect(complaints(withCharter(promised('20 minutes', 30)))).toEqual([
      'standards.services.0.promised.text.en: says 20, but its time is 30 minutes',
      'standards.services.0.promised.text.es: says 20, but its time is 30 minutes',
    ]);
    for (const text of ['٣٠ دقيقة', '३० मिनट', 'half an hour', 'within 30 minutes of 1 call'])
      expect(complaints(withCharter(promised(text, 30)))).toEqual([]);
    expect(complaints(withCharter(promised('٢٠ دقيقة', 30)))).toHaveLength(2);
  });

  it('send people to the organisation before whoever is independent of it', () => {
    expect(complaints(withCharter({ escalation: [ombudsman, head] }))).toEqual([
      'standards.escalation.1.to: the organisation itself comes before whoever is independent of it',
    ]);
  });

  it('refuse a step that leads nowhere, and ways that can’t be used', () => {
    const { web: _, ...nowhere } = ombudsman;
    expect(complaints(withCharter({ escalation: [head, nowhere] }))[0]).toMatch(/^standards\.escalation\.1: an address/);
    expect(
      complaints(withCharter({ escalation: [{ ...nowhere, to: 'concerned' as const }, ombudsman] })),
      'nobody here knows whose it is',
    ).toEqual([]);
    const wrong = (change: object) => complaints(withCharter({ escalation: [{ ...head, ...change }] }))[0];
    expect(wrong({ phones: ['ask at the desk'] })).toMatch(/^standards\.escalation\.0\.phones\.0: a phone number/);
    expect(wrong({ emails: ['info at example.org'] })).toMatch(/emails\.0: an e-mail/);
    expect(wrong({ web: 'javascript:alert(1)' })).toMatch(/web: a web address/);
    for (const phone of ['911', '+254 20 2227461', '(501) 822-2204', '+44 (0) 1534 716530'])
      expect(wrong({ phones: [phone] })).toBeUndefined();
  });

  it('are bounded', () => {
    const services = Array.from({ length: 101 }, (_, place) => ({ ...certificate, id: `s-${place}` }));
    expect(complaints(withCharter({ services }))[0]).toMatch(/^standards\.services: /);
    expect(complaints(withCharter({ services: [] }))[0]).toMatch(/^standards\.services: /);
  });
});

describe('you said, we did', () => {
  const attract = (saidDone: object[]) => ({ ...withCharter(), attract: { ...withCharter().attract, saidDone } });
  const [said, done] = [
    { en: 'a', es: 'b' },
    { en: 'c', es: 'd' },
  ];

  it('needs a real day and both languages', () => {
    expect(complaints(attract([{ date: '2026-02-28', said, done }]))).toEqual([]);
    expect(complaints(attract([{ date: '2026-02-30', said, done }]))[0]).toMatch(/^attract\.saidDone\.0\.date: /);
    expect(complaints(attract([{ date: '02-28', said, done }]))[0]).toMatch(/^attract\.saidDone\.0\.date: /);
    const long = { en: 'a'.repeat(241), es: 'b' };
    expect(complaints(attract([{ date: '2026-02-28', said: long, done }]))).toEqual([
      'attract.saidDone.0.said: at most 240 letters: it is read in passing',
    ]);
    expect(complaints(attract([{ date: '2026-02-28', said, done: { en: 'c' } }]))).toEqual([
      'attract.saidDone.0.done: text is missing in "es"',
    ]);
  });
});
