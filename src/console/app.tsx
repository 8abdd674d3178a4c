// From who is here and where they want to go to the screen they see.
import { useEffect } from 'preact/hooks';
import { OpenSessionContext, useApp, useLanguage, useTexts } from './app-context.ts';
import { LinkPage } from './session/link-page.tsx';
import { SignInPage } from './session/sign-in-page.tsx';
import { UnlockPage } from './session/unlock-page.tsx';
import { UnreachablePage } from './session/unreachable-page.tsx';
import { Shell } from './shell.tsx';
import { UpdateNotice } from './update-notice.tsx';

export function App() {
  const language = useLanguage();
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <>
      <Screen />
      <UpdateNotice />
    </>
  );
}

function Screen() {
  const { session, router } = useApp();
  const texts = useTexts();
  const state = session.state.value;
  const route = router.route.value;
  if (route.page === 'link') return <LinkPage key={route.token} token={route.token} />;
  switch (state.state) {
    case 'starting':
      return (
        <p class="starting" role="status">
          {texts.loading}
        </p>
      );
    case 'signed-out':
      return <SignInPage reason={state.reason} />;
    case 'unreachable':
      return <UnreachablePage />;
    case 'locked':
      return <UnlockPage locked={state} />;
    case 'open':
      return (
        <OpenSessionContext.Provider value={state}>
          <Shell key={state.person.id} />
        </OpenSessionContext.Provider>
      );
  }
}
