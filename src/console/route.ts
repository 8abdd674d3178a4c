// The console's addresses: everything after `#` is a place in the app, so that back, forward, reload and bookmarks work with
// no server. Parsing and writing are pure; only `createRouter` touches the window.
import { type ReadonlySignal, signal } from '@preact/signals';

export type Route =
  | { page: 'home' }
  | { page: 'inbox'; item: string | null }
  | { page: 'cases'; case: string | null }
  /** `code`: of the sheet that is keyed in; null: none. */
  | { page: 'new-case'; code: string | null }
  | { page: 'overview' }
  | { page: 'reports' }
  | { page: 'kiosks' }
  | { page: 'configuration'; kiosk: string }
  | { page: 'people' }
  | { page: 'person' }
  | { page: 'rescue' }
  | { page: 'paper' }
  | { page: 'reading' }
  | { page: 'notices' }
  | { page: 'exports' }
  | { page: 'link'; token: string }
  | { page: 'unknown' };

export function parseHash(hash: string): Route {
  const [page = '', ...rest] = hash
    .replace(/^#?\/?/, '')
    .split('/')
    .map(decoded);
  const [first, second] = rest;
  if (page === '') return { page: 'home' };
  if (page === 'inbox' && rest.length <= 1) return { page: 'inbox', item: first || null };
  if (page === 'cases' && first === 'new') return { page: 'new-case', code: rest.slice(1).join('/') || null };
  if (page === 'cases' && rest.length <= 1) return { page: 'cases', case: first || null };
  if (page === 'link' && first && rest.length === 1) return { page: 'link', token: first };
  if (page === 'kiosks' && first && second === 'configuration' && rest.length === 2) return { page: 'configuration', kiosk: first };
  if (rest.length === 0 && isPlainPage(page)) return { page };
  return { page: 'unknown' };
}

const PLAIN_PAGES = ['overview', 'reports', 'kiosks', 'people', 'person', 'rescue', 'paper', 'reading', 'notices', 'exports'] as const;

function isPlainPage(page: string): page is (typeof PLAIN_PAGES)[number] {
  return (PLAIN_PAGES as readonly string[]).includes(page);
}

export function hashOf(route: Route): string {
  switch (route.page) {
    case 'home':
    case 'unknown':
      return '#/';
    case 'inbox':
      return route.item ? `#/inbox/${encodeURIComponent(route.item)}` : '#/inbox';
    case 'cases':
      return route.case ? `#/cases/${encodeURIComponent(route.case)}` : '#/cases';
    case 'new-case':
      return route.code ? `#/cases/new/${encodeURIComponent(route.code)}` : '#/cases/new';
    case 'link':
      return `#/link/${encodeURIComponent(route.token)}`;
    case 'configuration':
      return `#/kiosks/${encodeURIComponent(route.kiosk)}/configuration`;
    default:
      return `#/${route.page}`;
  }
}

export type Router = {
  readonly route: ReadonlySignal<Route>;
  go(route: Route, how?: 'push' | 'replace'): void;
};

export function createRouter(view: Pick<Window, 'location' | 'history' | 'addEventListener'>): Router {
  const route = signal(parseHash(view.location.hash));
  view.addEventListener('hashchange', () => {
    route.value = parseHash(view.location.hash);
  });
  return {
    route,
    go(to, how = 'push') {
      if (how === 'push') view.location.hash = hashOf(to);
      else {
        view.history.replaceState(null, '', hashOf(to));
        route.value = to;
      }
    },
  };
}

/** A broken percent sequence is a place that does not exist, not an exception. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
