import { options, type VNode } from 'preact';
import { expect, test } from 'vitest';
import { Boundary } from '../../../src/kiosk/screens/boundary.tsx';
import { Lazy } from '../../../src/kiosk/screens/lazy.tsx';

/** Preact's own way up, from what threw to who takes care of it: the names are those of its published build. */
const catchError = (options as unknown as { __e(error: unknown, thrower: VNode): void }).__e;

function placedUnder(...components: object[]): VNode {
  const nowhere = components.reduce<object | null>((parent, component) => ({ __c: component, __: parent }), null);
  return { __: nowhere } as unknown as VNode;
}

test('an error in the panel closes the panel and never reaches the one that refuses configurations', () => {
  const reached: string[] = [];
  const boundary = new Boundary({ onError: () => reached.push('configuration refused'), children: null });
  const panel = new Lazy({ load: () => Promise.reject(), props: {}, onError: () => reached.push('panel closed') });
  // Otherwise it does not count as mounted.
  Object.assign(panel, { __v: {} });
  catchError(new Error('boom'), placedUnder(boundary, panel));
  expect(reached).toEqual(['panel closed']);
});
