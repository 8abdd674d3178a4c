// Turns a browser-side part of a benchmark, with all that it imports, into one module file that any server can hand out.
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** Answers with the file's name inside `folder`: `tap-page.js` for `tap/tap-page.ts`. */
export async function bundle(entry: URL, folder: string): Promise<string> {
  const path = fileURLToPath(entry);
  const name = basename(path).replace(/\.tsx?$/, '');
  await build({
    configFile: false,
    logLevel: 'error',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'es2022',
      minify: true,
      lib: { entry: path, formats: ['es'], fileName: () => `${name}.js` },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  return `${name}.js`;
}
