// Films a screen: every picture that the browser hands on, also while one page takes the place of another.
import type { Page } from '@playwright/test';

export type Film = { stop(): Promise<string[]> };

export async function filmOf(page: Page): Promise<Film> {
  const session = await page.context().newCDPSession(page);
  const pictures: string[] = [];
  session.on('Page.screencastFrame', ({ data, sessionId }) => {
    pictures.push(data);
    void session.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined);
  });
  await session.send('Page.startScreencast', { format: 'png', everyNthFrame: 1, maxWidth: 480, maxHeight: 480 });
  return {
    async stop() {
      await session.send('Page.stopScreencast');
      await session.detach();
      return pictures;
    },
  };
}
