// Which pages a role has. The collector enforces the same; here it only keeps people from doors that won't open.
import { API_ROUTES } from '../protocol/api-routes.ts';
import { KIOSK_READERS, type Person, type Role } from '../protocol/console-api.ts';
import type { Route } from './route.ts';

/** Who may open a case by hand. */
export const CASE_OPENERS = API_ROUTES.openCase.access as readonly Role[];

/** Whom the collector tells that something is worth asking for. */
export function hasHints(role: Role): boolean {
  return (API_ROUTES.events.access as readonly Role[]).includes(role);
}

export type NavPage = 'inbox' | 'cases' | 'overview' | 'reports' | 'kiosks' | 'people' | 'person' | 'rescue' | 'exports';
/** Who is asking for pages. */
export type Visitor = Pick<Person, 'role' | 'sites' | 'departments'>;

export function pagesOf(visitor: Visitor): readonly NavPage[] {
  const { role } = visitor;
  // One person's data is for the whole organisation's oversight and administrators.
  const person: NavPage[] = seesAll(visitor) ? ['person'] : [];
  if (role === 'administrator') return ['overview', 'reports', 'kiosks', 'people', ...person, 'rescue', 'exports'];
  const pages: NavPage[] = ['inbox', 'cases', 'overview', 'reports', 'kiosks'];
  return role === 'oversight' ? [...pages, ...person, 'exports'] : pages;
}

function seesAll({ sites, departments }: Visitor): boolean {
  return sites === null && departments === null;
}

/** The page to show for a route; null when this role has none. */
export function pageFor(route: Route, visitor: Visitor): Exclude<Route, { page: 'home' | 'unknown' | 'link' }> | null {
  const { role } = visitor;
  switch (route.page) {
    case 'home':
      return role === 'administrator' ? { page: 'overview' } : { page: 'inbox', item: null };
    case 'unknown':
    case 'link':
      return null;
    case 'configuration':
      return role === 'administrator' ? route : null;
    case 'new-case':
      return CASE_OPENERS.includes(role) ? route : null;
    // Reached from the kiosks.
    case 'paper':
      return route;
    // Reached from the bell: of those who can own a case.
    case 'notices':
      return CASE_OPENERS.includes(role) ? route : null;
    // Reached from the account menu.
    case 'reading':
      return KIOSK_READERS.includes(role) ? route : null;
    default:
      return pagesOf(visitor).includes(route.page) ? route : null;
  }
}
