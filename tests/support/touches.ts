// Fingers as the browser gets them from the glass: real touch events with any number of points, without waiting for what comes of them.
import type { CDPSession, Locator, Page } from '@playwright/test';

export type Point = { x: number; y: number };
export type Touches = {
  tap(...points: Point[]): Promise<void>;
  /** Each finger along its own way, all at once, and up. */
  slide(...ways: { from: Point; to: Point }[]): Promise<void>;
  hold(point: Point): Promise<void>;
  lift(): Promise<void>;
};

const STEPS = 8;

export async function touchesOn(page: Page): Promise<Touches> {
  const session = await page.context().newCDPSession(page);
  const lift = () => send(session, 'touchEnd', []);
  return {
    async tap(...points) {
      await send(session, 'touchStart', points);
      await lift();
    },
    async slide(...ways) {
      await send(
        session,
        'touchStart',
        ways.map(({ from }) => from),
      );
      for (let step = 1; step <= STEPS; step += 1) {
        const share = step / STEPS;
        const now = ways.map(({ from, to }) => ({ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }));
        await send(session, 'touchMove', now);
      }
      await lift();
    },
    hold: (point) => send(session, 'touchStart', [point]),
    lift,
  };
}

export async function middleOf(on: Locator): Promise<Point> {
  const box = await on.boundingBox();
  if (!box) throw new Error(`not on the screen: ${on}`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

async function send(session: CDPSession, type: 'touchStart' | 'touchMove' | 'touchEnd', points: readonly Point[]): Promise<void> {
  await session.send('Input.dispatchTouchEvent', { type, touchPoints: points.map((point, id) => ({ ...point, id })) });
}
