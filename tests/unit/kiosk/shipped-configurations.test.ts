import { expect, test } from 'vitest';
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

test('what nobody has confirmed is pointed at, and every pointer leads somewhere', () => {
  const configuration = shipped('george-town');
  const at = (pointer: string) =>
    pointer
      .slice(1)
      .split('/')
      .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], configuration);
  expect(configuration.toBeConfirmed).toEqual(expect.arrayContaining(['/notice/lines/0', '/notice/lines/2']));
  for (const pointer of configuration.toBeConfirmed ?? []) expect(at(pointer), pointer).toBeDefined();
});

test('a visitor is told that an emergency does not belong here, and who takes a complaint about an officer', () => {
  const lines = shipped('bodden-town').notice?.lines.map(({ en }) => en) ?? [];
  expect(lines.join(' ')).toMatch(/911/);
  expect(lines.join(' ')).toMatch(/Ombudsman/);
});
