// One build per app, one config: `APP=kiosk vite build`, `APP=console vite build`. Two apps in one build would mix their
// manifests and precaches.
import { fileURLToPath } from 'node:url';
import prefresh from '@prefresh/vite';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import packageFile from './package.json' with { type: 'json' };

const apps = {
  kiosk: { name: 'Candour kiosk', shortName: 'Candour', display: 'fullscreen', theme: '#10312b', background: '#f7f5ef' },
  console: { name: 'Candour console', shortName: 'Console', display: 'standalone', theme: '#10312b', background: '#ffffff' },
} as const;

const app = process.env.APP ?? 'kiosk';
if (!(app === 'kiosk' || app === 'console')) throw new Error(`APP must be kiosk or console, not "${app}"`);
const { name, shortName, display, theme, background } = apps[app];
const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

export default defineConfig({
  root: path(`src/${app}`),
  base: `/${app}/`,
  publicDir: path('public'),
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  define: { 'import.meta.env.VITE_CANDOUR_VERSION': JSON.stringify(packageFile.version) },
  worker: { format: 'es' },
  build: {
    outDir: path(`dist/${app}`),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // One style sheet per app: with that, nothing has to be preloaded for a lazy chunk.
    cssCodeSplit: false,
  },
  plugins: [
    withoutPreloads(),
    prefresh(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: '.',
      filename: 'service-worker.ts',
      injectRegister: false,
      injectManifest: { globPatterns: ['**/*.{js,css,html,svg,png,woff2,webmanifest,json}'] },
      manifest: {
        id: `/${app}/`,
        scope: `/${app}/`,
        start_url: `/${app}/`,
        name,
        short_name: shortName,
        display,
        theme_color: theme,
        background_color: background,
        icons: [
          { src: 'icons/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: 'icons/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: 'icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
          { src: 'icons/icon.svg', sizes: 'any', type: 'image/svg+xml' },
        ],
      },
    }),
  ],
});

/** Everything is in the precache, so preloading lazy chunks is of no use: its code would cost the first load over a kilobyte. */
function withoutPreloads(): Plugin {
  return {
    name: 'candour-without-preloads',
    apply: 'build',
    load: { filter: { id: /vite\/preload-helper/ }, handler: () => 'export const __vitePreload = (load) => load();' },
    enforce: 'pre',
  };
}
