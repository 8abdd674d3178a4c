// Going back stays here: there is always one more entry of this page in the history. It is made at a touch, because browsers
// skip entries that were made without one.
export function trapHistory(window: Window): void {
  const { history } = window;
  const push = () => history.pushState('trap', '');
  window.addEventListener('popstate', push);
  window.addEventListener('pointerup', () => history.state !== 'trap' && push(), { capture: true });
}
