// A kiosk in the frame that the console previews it in: any configuration at once, on any of its screens, without pairing or publishing.
import type { Frame, Page } from '@playwright/test';
import type { Configuration } from '../../src/protocol/configuration.ts';

export type PreviewedKiosk = { readonly frame: Frame; show(configuration: Configuration, screen?: string): Promise<void> };

/** Takes the whole window of `page`. */
export async function aPreviewedKiosk(page: Page, url: string): Promise<PreviewedKiosk> {
  // A page of the same origin without scripts of its own.
  await page.goto(`${url}/healthz`);
  await page.evaluate(openFrame);
  const frame = page.frames().find((one) => one.url().includes('?preview'));
  if (!frame) throw new Error('the preview did not open');
  return {
    frame,
    async show(configuration, screen) {
      await page.evaluate(showInFrame, { configuration, screen });
    },
  };
}

/** Runs in the page. */
function openFrame(): Promise<void> {
  document.body.replaceChildren();
  document.body.style.margin = '0';
  const frame = document.createElement('iframe');
  frame.title = 'kiosk';
  frame.style.cssText = 'display: block; width: 100vw; height: 100vh; border: 0';
  frame.src = '/kiosk/?preview';
  return new Promise((resolve) => {
    addEventListener('message', ({ data }) => data.type === 'preview-ready' && resolve(), { once: true });
    document.body.append(frame);
  });
}

/** Runs in the page. */
function showInFrame({ configuration, screen }: { configuration: unknown; screen: string | undefined }): Promise<void> {
  return new Promise((resolve, reject) => {
    const heard = ({ data }: MessageEvent) => {
      if (data.type === 'preview-failed') reject(new Error(data.reason));
      if (data.type !== 'preview-shown' || data.screen !== (screen ?? 'attract')) return;
      removeEventListener('message', heard);
      resolve();
    };
    addEventListener('message', heard);
    document.querySelector('iframe')?.contentWindow?.postMessage({ type: 'preview-configuration', configuration, screen }, location.origin);
  });
}
