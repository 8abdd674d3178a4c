// The kiosk itself in a frame, showing the draft as it is typed. It records nothing and is paired with nobody.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Configuration } from '../../protocol/configuration.ts';
import { useTexts } from '../app-context.ts';
import { useLanguageName } from './editing.ts';

const SIZES = { portrait: { width: 1080, height: 1920 }, landscape: { width: 1920, height: 1080 } } as const;
type Orientation = keyof typeof SIZES;
type FromKiosk = { type?: unknown; reason?: unknown };

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

  useEffect(() => {
    const hear = ({ origin, source, data }: MessageEvent<FromKiosk>) => {
      if (origin !== location.origin || source !== frame.current?.contentWindow) return;
      if (data.type === 'preview-ready') setReady(true);
      if (data.type === 'preview-failed') setFailure(String(data.reason));
    };
    addEventListener('message', hear);
    return () => removeEventListener('message', hear);
  }, []);
  const asJson = JSON.stringify(configuration);
  useEffect(() => {
    if (!ready) return;
    setFailure(null);
    frame.current?.contentWindow?.postMessage(
      { type: 'preview-configuration', configuration: JSON.parse(asJson), screen },
      location.origin,
    );
  }, [ready, asJson, screen]);

  const { width, height } = SIZES[orientation];
  return (
    <>
      <div class={`preview-box ${orientation}`} ref={box} style={{ height: `${height * scale}px` }}>
        <iframe
          ref={frame}
          src="/kiosk/?preview"
          title={t.previewFrame}
          style={{ width: `${width}px`, height: `${height}px`, transform: `scale(${scale})` }}
        />
      </div>
      {failure && <p class="notice bad">{t.previewFailed(failure)}</p>}
    </>
  );
}

/** So that the frame, at its real size inside, fits into the width of the box and most of the window's height. */
function useScale(box: { current: HTMLDivElement | null }, orientation: Orientation): number {
  const [scale, setScale] = useState(0.3);
  useEffect(() => {
    const element = box.current?.parentElement;
    if (!element) return;
    const measure = () => {
      const { width, height } = SIZES[orientation];
      setScale(Math.min(element.clientWidth / width, (innerHeight * 0.62) / height));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [box, orientation]);
  return scale;
}

/** A kiosk starts in its first language. */
function inLocale(configuration: Configuration, locale: string): Configuration {
  return { ...configuration, locales: [locale, ...configuration.locales.filter((other) => other !== locale)] };
}
