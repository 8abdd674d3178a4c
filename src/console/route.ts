// The console's addresses: everything after `#` is a place in the app, so that back, forward, reload and bookmarks work with
// no server. Parsing and writing are pure; only `createRouter` touches the window.
import { type ReadonlySignal, signal } from '@preact/signals';

export type Route =
  | { page: 'home' }
  | { page: 'inbox'; item: string | null }
  | { page: 'overview' }
  | { page: 'kiosks' }
  | { page: 'configuration'; kiosk: string }
  | { page: 'people' }
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
  if (page === 'link' && first && rest.length === 1) return { page: 'link', token: first };
  if (page === 'kiosks' && first && second === 'configuration' && rest.length === 2) return { page: 'configuration', kiosk: first };
  if (rest.length === 0 && (page === 'overview' || page === 'kiosks' || page === 'people' || page === 'exports')) return { page };
  return { page: 'unknown' };
}

export function hashOf(route: Route): string {
  switch (route.page) {
    case 'home':
    case 'unknown':
      return '#/';
    case 'inbox':
      return route.item ? `#/inbox/${encodeURIComponent(route.item)}` : '#/inbox';
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
