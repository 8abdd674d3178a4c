// Which pages a role has. The collector enforces the same; here it only keeps people from doors that won't open.
import type { Role } from '../protocol/console-api.ts';
import type { Route } from './route.ts';

export type NavPage = 'inbox' | 'overview' | 'kiosks' | 'people' | 'exports';

export function pagesOf(role: Role): readonly NavPage[] {
  return role === 'administrator' ? ['overview', 'kiosks', 'people', 'exports'] : ['inbox', 'overview', 'kiosks'];
}

/** The page to show for a route; null when this role has none. */
export function pageFor(route: Route, role: Role): Exclude<Route, { page: 'home' | 'unknown' | 'link' }> | null {
  switch (route.page) {
    case 'home':
      return role === 'administrator' ? { page: 'overview' } : { page: 'inbox', item: null };
    case 'unknown':
    case 'link':
      return null;
    case 'configuration':
      return role === 'administrator' ? route : null;
    default:
      return pagesOf(role).includes(route.page) ? route : null;
  }
}
