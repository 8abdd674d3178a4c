// The kiosk itself in a frame, showing the draft as it is typed. It records nothing and is paired with nobody.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Configuration } from '../../protocol/configuration.ts';
import { useTexts } from '../app-context.ts';
import { useLanguageName } from './editing.ts';

const SIZES = { portrait: { width: 1080, height: 1920 }, landscape: { width: 1920, height: 1080 } } as const;
type Orientation = keyof typeof SIZES;
type FromKiosk = { type?: unknown; reason?: unknown; screen?: unknown };
/** Not at every letter: the kiosk starts anew with each configuration. */
const SETTLED_AFTER_MS = 400;

/** `configuration`: the last that had no mistakes; `stale` when the form has some now. */
export function KioskPreview({ configuration, stale }: { configuration: Configuration; stale: boolean }) {
  const t = useTexts().editor;
  const languageName = useLanguageName();
  const [orientation, setOrientation] = useState<Orientation>('portrait');
  const [screen, setScreen] = useState('attract');
  const [locale, setLocale] = useState(configuration.locales[0] ?? 'en');
  const shownLocale = configuration.locales.includes(locale) ? locale : (configuration.locales[0] ?? 'en');
  const screens = [
    { id: 'attract', name: t.screens.attract },
    ...configuration.flow.map(({ id, type }) => ({ id: id as string, name: t.screens[type] })),
    { id: 'thanks', name: t.screens.thanks },
  ];
  const shownScreen = screens.some(({ id }) => id === screen) ? screen : 'attract';
  return (
    <section class="preview" aria-labelledby="preview-title" id="preview">
      <div class="preview-head">
        <h2 id="preview-title">{t.preview}</h2>
        <div class="segments">
          {(['portrait', 'landscape'] as const).map((id) => (
            <button key={id} type="button" class="small" aria-pressed={orientation === id} onClick={() => setOrientation(id)}>
              {t[id]}
            </button>
          ))}
        </div>
      </div>
      <div class="preview-choice">
        <select aria-label={t.screen} value={shownScreen} onChange={(event) => setScreen(event.currentTarget.value)}>
          {screens.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <select aria-label={t.languages} value={shownLocale} onChange={(event) => setLocale(event.currentTarget.value)}>
          {configuration.locales.map((id) => (
            <option key={id} value={id}>
              {languageName(id)}
            </option>
          ))}
        </select>
      </div>
      <Frame configuration={inLocale(configuration, shownLocale)} screen={shownScreen} orientation={orientation} />
      {stale && <p class="hint">{t.previewStale}</p>}
    </section>
  );
}

function Frame({ configuration, screen, orientation }: { configuration: Configuration; screen: string; orientation: Orientation }) {
  const t = useTexts().editor;
  const box = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  const [ready, setReady] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const scale = useScale(box, orientation);

  const asJson = JSON.stringify(patient(configuration));
  const send = useCallback(() => {
    const message = { type: 'preview-configuration', configuration: JSON.parse(asJson), screen };
    frame.current?.contentWindow?.postMessage(message, location.origin);
  }, [asJson, screen]);
  useEffect(() => {
    let late: ReturnType<typeof setTimeout>;
    const hear = ({ origin, source, data }: MessageEvent<FromKiosk>) => {
      if (origin !== location.origin || source !== frame.current?.contentWindow) return;
      if (data.type === 'preview-ready') setReady(true);
      if (data.type === 'preview-failed') setFailure(String(data.reason));
      if (data.type !== 'preview-shown') return;
      setFailure(null);
      clearTimeout(late);
      // A thank-you goes by itself; the one who edits it wants to go on seeing it.
      if (data.screen !== screen) late = setTimeout(send, SETTLED_AFTER_MS);
    };
    addEventListener('message', hear);
    return () => {
      clearTimeout(late);
      removeEventListener('message', hear);
    };
  }, [send, screen]);
  useEffect(() => {
    if (!ready) return;
    const timer = setTimeout(send, SETTLED_AFTER_MS);
    return () => clearTimeout(timer);
  }, [ready, send]);
  useKeptFocus(frame);

  const { width, height } = SIZES[orientation];
  return (
    <>
      <div class={`preview-box ${orientation}`} ref={box} style={{ height: `${height * scale}px` }}>
        <iframe
          ref={frame}
          src="/kiosk/?preview"
          title={t.previewFrame}
          inert
          style={{ width: `${width}px`, height: `${height}px`, transform: `scale(${scale})` }}
        />
      </div>
      {failure && <p class="notice bad">{t.previewFailed(failure)}</p>}
    </>
  );
}

/** Screens of a kiosk move the focus to their heading. In a preview that would take it away from whoever types: it goes back. */
function useKeptFocus(frame: { current: HTMLIFrameElement | null }): void {
  useEffect(() => {
    let last: Element | null = document.activeElement;
    const remember = ({ target }: FocusEvent) => {
      if (target !== frame.current) last = target as Element;
    };
    const giveBack = () => {
      if (document.activeElement === frame.current && last instanceof HTMLElement) last.focus({ preventScroll: true });
    };
    // While the frame is still taking the focus, giving it back would have no effect.
    const giveBackSoon = () => setTimeout(giveBack);
    addEventListener('focusin', remember);
    addEventListener('blur', giveBackSoon);
    return () => {
      removeEventListener('focusin', remember);
      removeEventListener('blur', giveBackSoon);
    };
  }, [frame]);
}

/** So that the frame, at its real size inside, fits into the width of the box and most of the window's height. */
function useScale(box: { current: HTMLDivElement | null }, orientation: Orientation): number {
  const [scale, setScale] = useState(0.3);
  useEffect(() => {
    const element = box.current?.parentElement;
    if (!element) return;
    const measure = () => {
      const { width, height } = SIZES[orientation];
      setScale(Math.min(element.clientWidth / width, (innerHeight * 0.54) / height));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [box, orientation]);
  return scale;
}

/** As slow to leave a screen as a configuration may be. */
function patient(configuration: Configuration): Configuration {
  return { ...configuration, idle: { warnAfterMs: 300_000, resetAfterMs: 120_000, thanksForMs: 20_000 } };
}

/** A kiosk starts in its first language. */
function inLocale(configuration: Configuration, locale: string): Configuration {
  return { ...configuration, locales: [locale, ...configuration.locales.filter((other) => other !== locale)] };
}
