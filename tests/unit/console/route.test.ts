import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOf, parseHash, type Route } from '../../../src/console/route.ts';

describe('addresses of the console', () => {
  it.each<[string, Route]>([
    ['', { page: 'home' }],
    ['#/', { page: 'home' }],
    ['#/inbox', { page: 'inbox', item: null }],
    ['#/inbox/0199-a', { page: 'inbox', item: '0199-a' }],
    ['#/cases', { page: 'cases', case: null }],
    ['#/cases/0199-a', { page: 'cases', case: '0199-a' }],
    ['#/notices', { page: 'notices' }],
    ['#/cases/new', { page: 'new-case', code: null }],
    ['#/cases/new/joic/desk/feedback/1.4', { page: 'new-case', code: 'joic/desk/feedback/1.4' }],
    ['#/cases/new/', { page: 'new-case', code: null }],
    ['#/kiosks', { page: 'kiosks' }],
    ['#/kiosks/george-town/configuration', { page: 'configuration', kiosk: 'george-town' }],
    ['#/link/abc_DEF-1', { page: 'link', token: 'abc_DEF-1' }],
    ['#/kiosks/george-town', { page: 'unknown' }],
    ['#/overview/more', { page: 'unknown' }],
    ['#/link', { page: 'unknown' }],
    ['#/constructor', { page: 'unknown' }],
    ['#/%E0%A4%A', { page: 'unknown' }],
  ])('reads %s', (hash, route) => {
    expect(parseHash(hash)).toEqual(route);
  });

  it('writes what it reads, whatever stands in the places', () => {
    const part = fc.string({ minLength: 1 });
    const routes = fc.oneof(
      part.map((item): Route => ({ page: 'inbox', item })),
      part.filter((id) => id !== 'new').map((id): Route => ({ page: 'cases', case: id })),
      part.map((code): Route => ({ page: 'new-case', code })),
      part.map((kiosk): Route => ({ page: 'configuration', kiosk })),
      part.map((token): Route => ({ page: 'link', token })),
    );
    fc.assert(
      fc.property(routes, (route) => {
        expect(parseHash(hashOf(route))).toEqual(route);
      }),
    );
  });
});
