// What stays around every page for people who are in: name, navigation, connection, account.
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { textIn } from '../protocol/text.ts';
import { AccountMenu } from './account-menu.tsx';
import { useApp, useLanguage, useOpenSession, useTexts } from './app-context.ts';
import { ExportsPage } from './exports/exports-page.tsx';
import { ConfigurationPage } from './fleet/configuration-page.tsx';
import { createDraftShelf, DraftShelfContext } from './fleet/draft-shelf.ts';
import { KiosksPage } from './fleet/kiosks-page.tsx';
import { InboxPage } from './inbox/inbox-page.tsx';
import { OverviewPage } from './overview/overview-page.tsx';
import { pageFor, pagesOf } from './pages.ts';
import { PeoplePage } from './people/people-page.tsx';
import { hashOf } from './route.ts';
import { Mark } from './ui/mark.tsx';

export function Shell() {
  const { api } = useApp();
  const shelf = useMemo(createDraftShelf, []);
  useOpenWork(shelf.value.size > 0);
  const { organisationName } = useOpenSession();
  const texts = useTexts();
  const language = useLanguage();
  return (
    <div class="shell">
      <button type="button" class="skip" onClick={() => document.getElementById('content')?.focus()}>
        {texts.skip}
      </button>
      <header class="top">
        <p class="brand">
          <Mark />
          <span>{textIn(organisationName, language, 'en')}</span>
        </p>
        <Navigation />
        {!api.reachable.value && (
          <p class="tag warn" role="status">
            {texts.offlineShort}
          </p>
        )}
        <AccountMenu />
      </header>
      <main id="content" tabIndex={-1} aria-label={useTitle()}>
        <DraftShelfContext.Provider value={shelf}>
          <Page />
        </DraftShelfContext.Provider>
      </main>
    </div>
  );
}

function Navigation() {
  const { router } = useApp();
  const { person } = useOpenSession();
  const texts = useTexts().nav;
  const here = pageFor(router.route.value, person.role)?.page;
  const section = here === 'configuration' ? 'kiosks' : here;
  return (
    <nav aria-label={texts.label}>
      <ul>
        {pagesOf(person.role).map((page) => (
          <li key={page}>
            <a href={hashOf(page === 'inbox' ? { page, item: null } : { page })} aria-current={page === section ? 'page' : undefined}>
              {texts[page]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Page() {
  const { router } = useApp();
  const { person } = useOpenSession();
  const texts = useTexts();
  const page = pageFor(router.route.value, person.role);
  useDocumentTitle(useTitle());
  switch (page?.page) {
    case 'inbox':
      return <InboxPage chosen={page.item} />;
    case 'overview':
      return <OverviewPage />;
    case 'kiosks':
      return <KiosksPage />;
    case 'configuration':
      return <ConfigurationPage key={page.kiosk} kiosk={page.kiosk} />;
    case 'people':
      return <PeoplePage />;
    case 'exports':
      return <ExportsPage />;
    case undefined:
      return (
        <div class="page narrow">
          <h1>{texts.notFound.title}</h1>
          <p>{texts.notFound.line}</p>
          <p>
            <a href="#/">{texts.notFound.home}</a>
          </p>
        </div>
      );
  }
}

function useTitle(): string {
  const { router } = useApp();
  const { person } = useOpenSession();
  const texts = useTexts();
  const page = pageFor(router.route.value, person.role);
  return page === null ? texts.notFound.title : texts.nav[page.page === 'configuration' ? 'kiosks' : page.page];
}

/** Unpublished changes would be lost by a reload: the browser asks, and no new version takes over by itself. */
function useOpenWork(open: boolean): void {
  const { update } = useApp();
  useEffect(() => {
    if (!open) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    const end = update.workOpen();
    return () => {
      removeEventListener('beforeunload', ask);
      end();
    };
  }, [open, update]);
}

/** Also puts the focus on the content when the page changes, so that a screen reader starts there. */
function useDocumentTitle(title: string): void {
  const first = useRef(true);
  const { product } = useTexts();
  useEffect(() => {
    document.title = `${title} · ${product}`;
    if (!first.current) document.getElementById('content')?.focus({ preventScroll: true });
    first.current = false;
  }, [title, product]);
}
