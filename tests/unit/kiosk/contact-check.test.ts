import { describe, expect, test } from 'vitest';
import { checkContact } from '../../../src/kiosk/contact/contact-check.ts';
import { siteCountry } from '../../../src/kiosk/contact/site-country.ts';
import type { Configuration } from '../../../src/protocol/configuration.ts';
import type { SiteId } from '../../../src/protocol/ids.ts';

const text = { en: 'A place' };
const at = (timeZone: string, country?: string) =>
  ({ id: 'here' as SiteId, name: text, timeZone, ...(country ? { country } : {}) }) satisfies Configuration['site'];
const belize = at('America/Belize');

describe('an e-mail address', () => {
  const check = (typed: string) => checkContact('email', typed, belize);

  test.each([
    'ana@example.org',
    'ana.maria+kiosk@mail.example.co.uk',
    "o'neil@example.org",
    'josé@correo.example.es',
    'a@b-c.bz',
    '1@1.example',
  ])('%s is taken as it is', (typed) => expect(check(typed)).toEqual({ verdict: 'fine', value: typed }));
  test('loses the spaces that no address has', () => expect(check(' ana @example.org')).toMatchObject({ value: 'ana@example.org' }));
  test.each([
    ['ana', 'emailWithoutAt'],
    ['@example.org', 'emailIncomplete'],
    ['ana@', 'emailIncomplete'],
    ['ana@example', 'emailIncomplete'],
    ['ana@example.', 'emailIncomplete'],
    ['ana@-example.org', 'emailIncomplete'],
    ['ana@exam_ple.org', 'emailIncomplete'],
    ['ana@example.1', 'emailIncomplete'],
    ['an,a@example.org', 'emailIncomplete'],
    ['ana@b@example.org', 'emailIncomplete'],
    [`${'a'.repeat(65)}@example.org`, 'emailIncomplete'],
    [`ana@${'a.'.repeat(130)}example.org`, 'emailIncomplete'],
  ])('%s can be none', (typed, why) => expect(check(typed)).toEqual({ verdict: 'wrong', why }));
  test.each(['.ana@example.org', 'ana.@example.org', 'an..a@example.org'])('%s is unusual', (typed) =>
    expect(check(typed)).toEqual({ verdict: 'unusual', why: 'emailUnusual' }),
  );
});

describe('a phone number', () => {
  const check = (typed: string, site = belize) => checkContact('phone', typed, site);

  test.each([
    ['8222204', belize, '+501 822 2204'],
    ['(501) 822-2204', belize, '+501 822 2204'],
    ['+44 1534 716530', belize, '+44 1534 716530'],
    ['0722 123456', at('Africa/Nairobi'), '+254 722 123456'],
    ['9491234', at('America/Cayman', 'KY'), '+1 345 949 1234'],
    ['345 949 4222', at('America/Cayman'), '+1 345 949 4222'],
    ['876 906 4908', at('America/Jamaica'), '+1 876 906 4908'],
    ['01534 716530', at('Europe/Jersey'), '+44 1534 716530'],
    ['822 2204', at('Africa/Nairobi', 'BZ'), '+501 822 2204'],
  ])('%s is read by the numbers of its country, and written as it is dialled from anywhere', (typed, site, value) =>
    expect(check(typed, site)).toEqual({ verdict: 'fine', value }),
  );
  test.each(['12345', '822 220499', '+501 12', '822-22 044'])('%s is unusual', (typed) =>
    expect(check(typed)).toEqual({ verdict: 'unusual', why: 'phoneUnusual' }),
  );
  test.each(['', '12', '1234567890123456', 'call me at home', '822 call 2204'])('“%s” can be none', (typed) =>
    expect(check(typed)).toEqual({ verdict: 'wrong', why: 'phoneWrong' }),
  );
  test('without a country it needs its country code', () => {
    expect(check('822 2204', at('UTC'))).toMatchObject({ verdict: 'unusual' });
    expect(check('+501 822 2204', at('UTC'))).toMatchObject({ verdict: 'fine' });
  });
});

test('a kiosk stands in the country of its time zone, unless its configuration names another', () => {
  expect(
    ['America/Belize', 'America/Cayman', 'Europe/Jersey', 'Africa/Nairobi', 'America/Jamaica', 'UTC'].map((zone) => siteCountry(at(zone))),
  ).toEqual([...['BZ', 'KY', 'JE', 'KE', 'JM', null]]);
  expect(siteCountry(at('America/Belize', 'GT'))).toBe('GT');
});
