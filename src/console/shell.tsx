// What stays around every page for people who are in: name, navigation, connection, account.
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { textIn } from '../protocol/text.ts';
import { AccountMenu } from './account-menu.tsx';
import { useApp, useLanguage, useOpenSession, useTexts } from './app-context.ts';
import { CaseFeedProvider } from './cases/case-feed-context.tsx';
import { CasesPage } from './cases/cases-page.tsx';
import { NewCasePage } from './cases/new-case-page.tsx';
import { ExportsPage } from './exports/exports-page.tsx';
import { ConfigurationPage } from './fleet/configuration-page.tsx';
import { createDraftShelf, DraftShelfContext } from './fleet/draft-shelf.ts';
import { KiosksPage } from './fleet/kiosks-page.tsx';
import { InboxProvider } from './inbox/inbox-context.tsx';
import { InboxPage } from './inbox/inbox-page.tsx';
import { InventoryProvider } from './inventory-provider.tsx';
import { NoticeBell } from './notices/notice-bell.tsx';
import { NoticeProvider } from './notices/notice-context.tsx';
import { NoticesPage } from './notices/notices-page.tsx';
import { OverviewPage } from './overview/overview-page.tsx';
import { hasHints, type NavPage, pageFor, pagesOf } from './pages.ts';
import { PaperPage } from './paper/paper-page.tsx';
import { PeoplePage } from './people/people-page.tsx';
import { PersonPage } from './person/person-page.tsx';
import { ReadingPage } from './readers/reading-page.tsx';
import { ReportsPage } from './reports/reports-page.tsx';
import { RescuePage } from './rescue/rescue-page.tsx';
import { hashOf, type Route } from './route.ts';
import { Mark } from './ui/mark.tsx';

export function Shell() {
  const { api, live } = useApp();
  const { person } = useOpenSession();
  useEffect(() => (hasHints(person.role) ? live.begin(person.id) : undefined), [live, person.id, person.role]);
  const shelf = useMemo(createDraftShelf, []);
  useOpenWork(shelf.value.size > 0);
  const { organisationName } = useOpenSession();
  const texts = useTexts();
  const language = useLanguage();
  return (
    <InventoryProvider>
      <CaseFeedProvider>
        <NoticeProvider>
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
              <NoticeBell />
              <AccountMenu />
            </header>
            <main id="content" tabIndex={-1} aria-label={useTitle()}>
              <DraftShelfContext.Provider value={shelf}>
                <InboxProvider>
                  <Page />
                </InboxProvider>
              </DraftShelfContext.Provider>
            </main>
          </div>
        </NoticeProvider>
      </CaseFeedProvider>
    </InventoryProvider>
  );
}

function Navigation() {
  const { router } = useApp();
  const { person } = useOpenSession();
  const texts = useTexts().nav;
  const here = pageFor(router.route.value, person)?.page;
  const section = here === undefined ? undefined : sectionOf(here);
  return (
    <nav aria-label={texts.label}>
      <ul>
        {pagesOf(person).map((page) => (
          <li key={page}>
            <a href={hashOf(addressOf(page))} aria-current={page === section ? 'page' : undefined}>
              {texts[page]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function addressOf(page: NavPage): Route {
  if (page === 'inbox') return { page, item: null };
  return page === 'cases' ? { page, case: null } : { page };
}

/** The page of the navigation that a page belongs to. */
function sectionOf(page: Shown): NavPage | 'reading' | 'notices' {
  if (page === 'configuration' || page === 'paper') return 'kiosks';
  return page === 'new-case' ? 'cases' : page;
}
type Shown = NonNullable<ReturnType<typeof pageFor>>['page'];

function Page() {
  const { router } = useApp();
  const { person } = useOpenSession();
  const texts = useTexts();
  const page = pageFor(router.route.value, person);
  useDocumentTitle(useTitle());
  switch (page?.page) {
    case 'inbox':
      return <InboxPage chosen={page.item} />;
    case 'cases':
      return <CasesPage chosen={page.case} />;
    case 'new-case':
      return <NewCasePage code={page.code} />;
    case 'overview':
      return <OverviewPage />;
    case 'reports':
      return <ReportsPage />;
    case 'kiosks':
      return <KiosksPage />;
    case 'configuration':
      return <ConfigurationPage key={page.kiosk} kiosk={page.kiosk} />;
    case 'people':
      return <PeoplePage />;
    case 'person':
      return <PersonPage />;
    case 'paper':
      return <PaperPage />;
    case 'rescue':
      return <RescuePage />;
    case 'notices':
      return <NoticesPage />;
    case 'reading':
      return <ReadingPage />;
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
  const page = pageFor(router.route.value, person);
  if (page === null) return texts.notFound.title;
  const section = sectionOf(page.page);
  return section === 'reading' || section === 'notices' ? texts[section].title : texts.nav[section];
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
