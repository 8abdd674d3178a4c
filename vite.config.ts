// One build per app, one config: `APP=kiosk vite build`, also `console` and `receipt`. Two apps in one build would mix their
// manifests and precaches.
import { fileURLToPath } from 'node:url';
import prefresh from '@prefresh/vite';
import { defineConfig, normalizePath, type Plugin } from 'vite';
import { type ManifestOptions, VitePWA } from 'vite-plugin-pwa';
import packageFile from './package.json' with { type: 'json' };

const apps = {
  kiosk: { name: 'Candour kiosk', shortName: 'Candour', display: 'fullscreen', theme: '#10312b', background: '#f7f5ef', mark: 'icon' },
  console: {
    name: 'Candour console',
    shortName: 'Console',
    display: 'standalone',
    theme: '#10312b',
    background: '#ffffff',
    mark: 'console',
  },
  /** Never installed: nothing of it stays on a device. */
  receipt: null,
} as const;
export type App = keyof typeof apps;
export type InstalledApp = Exclude<App, 'receipt'>;

const app = process.env.APP ?? 'kiosk';
if (!(app === 'kiosk' || app === 'console' || app === 'receipt')) throw new Error(`APP must be kiosk, console or receipt, not "${app}"`);
const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

export default defineConfig({
  root: path(`src/${app}`),
  base: `/${app}/`,
  publicDir: path('public'),
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  // A file of texts is wanted whole: no export for each of its keys.
  json: { namedExports: false },
  define: { 'import.meta.env.VITE_CANDOUR_VERSION': JSON.stringify(packageFile.version) },
  worker: { format: 'es' },
  build: {
    outDir: path(`dist/${app}`),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: false,
    // Shapes are made by valibot (`v.…`), which has no side effects: pages that only use what stands beside them leave them out.
    rolldownOptions: {
      treeshake: { manualPureFunctions: ['v'], propertyReadSideEffects: false },
      ...(app === 'kiosk' && { output: { codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: inOneFile() }] } } }),
    },
    // One style sheet per app: with that, nothing has to be preloaded for a lazy chunk.
    cssCodeSplit: false,
  },
  plugins: [
    withoutPreloads(),
    ...(app === 'kiosk' ? [firstPaintShowsAScreen()] : []),
    prefresh(),
    ...(app === 'receipt' ? [] : [installable(app)]),
  ],
});

function installable(app: InstalledApp) {
  return VitePWA({
    strategies: 'injectManifest',
    srcDir: '.',
    filename: 'service-worker.ts',
    injectRegister: false,
    injectManifest: { globPatterns: ['**/*.{js,css,html,svg,png,woff2,webmanifest,json}'], globIgnores: notPrecached(app) },
    manifest: installManifest(app),
  });
}

/** What an app is when it is installed. All pictures are made by `npm run icons`. */
export function installManifest(app: InstalledApp): Partial<ManifestOptions> {
  const { name, shortName, display, theme, background, mark } = apps[app];
  const png = (src: string, size: string) => ({ src, sizes: size, type: 'image/png' });
  return {
    id: `/${app}/`,
    scope: `/${app}/`,
    start_url: `/${app}/`,
    name,
    short_name: shortName,
    display,
    theme_color: theme,
    background_color: background,
    icons: [
      png(`icons/${mark}-192.png`, '192x192'),
      png(`icons/${mark}-512.png`, '512x512'),
      { ...png(`icons/${mark}-maskable-512.png`, '512x512'), purpose: 'maskable' },
      { src: `icons/${mark}.svg`, sizes: 'any', type: 'image/svg+xml' },
    ],
    ...(app === 'kiosk' && {
      screenshots: [
        { ...png('install/kiosk-wide.png', '1280x800'), form_factor: 'wide', label: 'The question and its faces, on a screen lying down' },
        { ...png('install/kiosk-narrow.png', '800x1280'), form_factor: 'narrow', label: 'The question and its faces, on a screen upright' },
      ],
    }),
  };
}

/** What is looked at when an app is installed, and never again; and the other app's icons. */
function notPrecached(app: InstalledApp): string[] {
  const other = app === 'kiosk' ? 'console' : 'icon';
  return ['install/**', `icons/${other}-*`, `icons/${other}.svg`, 'icons/*-touch-*', 'icons/*-favicon-*'];
}

/** Everything is in the precache, so preloading lazy chunks is of no use: its code would cost the first load over a kilobyte. */
function withoutPreloads(): Plugin {
  return {
    name: 'candour-without-preloads',
    apply: 'build',
    load: { filter: { id: /vite\/preload-helper/ }, handler: () => 'export const __vitePreload = (load) => load();' },
    enforce: 'pre',
  };
}

/** Nothing is painted before the script has put a screen there: a page that takes over from another would flash empty. */
function firstPaintShowsAScreen(): Plugin {
  const transform = (html: string) => html.replaceAll('<script type="module"', '<script type="module" blocking="render"');
  return { name: 'candour-first-paint-shows-a-screen', apply: 'build', transformIndexHtml: { order: 'post', handler: transform } };
}

type Modules = { getModuleInfo(id: string): { importedIds: string[] } | null };

/**
 * What the kiosk's first paint needs is one script: left to itself the bundler cuts pieces out of it that lazy chunks share, each a request and bytes
 * more. Not valibot: files with shapes are among these modules, but what checks shapes runs in lazy chunks alone; nor the shapes of ids, which one
 * of those uses: they would bring valibot in with them.
 */
function inOneFile(): (id: string, modules: Modules) => string | null {
  let atOnce: Set<string> | null = null;
  return (id, modules) => {
    atOnce ??= staticImports(normalizePath(path('src/kiosk/main.tsx')), modules);
    return atOnce.has(id) && !/\/valibot\/|\/protocol\/ids\.ts$/.test(id) ? 'index' : null;
  };
}

function staticImports(id: string, modules: Modules, found: Set<string> = new Set()): Set<string> {
  if (found.has(id)) return found;
  found.add(id);
  for (const imported of modules.getModuleInfo(id)?.importedIds ?? []) staticImports(imported, modules, found);
  return found;
}
