// What the browser tells assistive technology of everything that takes the focus, from its own tree.
import type { Page } from '@playwright/test';

/** `words`: what is to be read on it, without marks that are drawn of letters. */
export type AccessibleThing = { role: string; name: string; words: string };

export async function accessibleThings(page: Page): Promise<AccessibleThing[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const things: AccessibleThing[] = [];
  for (const { role, name, properties, ignored, backendDOMNodeId } of nodes) {
    const isFocusable = properties?.some((one) => one.name === 'focusable' && one.value.value === true);
    if (ignored || !isFocusable || !backendDOMNodeId || /^(?:RootWebArea|heading)$/.test(role?.value)) continue;
    const { object } = await session.send('DOM.resolveNode', { backendNodeId: backendDOMNodeId });
    const { result } = await session.send('Runtime.callFunctionOn', {
      objectId: object.objectId as string,
      functionDeclaration: String(wordsOn),
      returnByValue: true,
    });
    things.push({ role: role?.value ?? '', name: name?.value ?? '', words: result.value });
  }
  await session.detach();
  return things;
}

/** Runs in the page. */
function wordsOn(this: HTMLElement): string {
  return /\p{L}{2}/u.test(this.textContent) ? this.textContent : '';
}
