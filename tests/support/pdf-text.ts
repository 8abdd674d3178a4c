// What stands on each page of a PDF that Chromium printed, glyph by glyph through each font's own table; spaces are not glyphs there.
import { inflateSync } from 'node:zlib';

type Objects = (reference: string) => string;
/** `width`: hexadecimal digits of a glyph; fonts with axes come as drawings of one byte each. */
type Font = { width: 2 | 4; glyphs: Map<string, string> };

export function pagesOfPdf(pdf: Buffer): string[] {
  const text = pdf.toString('latin1');
  const objects = new Map([...text.matchAll(/(?:^|\n)(\d+) 0 obj\s([\s\S]*?)\nendobj/g)].map(([, id = '', body = '']) => [id, body]));
  const object: Objects = (reference) => objects.get(reference) ?? '';
  const pages = [...objects.values()].filter((body) => /\/Type\s*\/Page\b/.test(body));
  return pages.map((page) => textOf(page, object));
}

function textOf(page: string, object: Objects): string {
  const resources = page.match(/\/Font\s*<<([\s\S]*?)>>/)?.[1] ?? '';
  const fonts = new Map([...resources.matchAll(/\/(\w+) (\d+) 0 R/g)].map(([, name = '', id = '']) => [name, fontOf(object(id), object)]));
  const [, contents = ''] = page.match(/\/Contents (\d+) 0 R/) ?? [];
  let font: Font = { width: 4, glyphs: new Map() };
  let said = '';
  for (const [, name, hex] of streamOf(object(contents)).matchAll(/\/(\w+) [\d.]+ Tf|<([0-9A-Fa-f]+)>/g)) {
    if (name !== undefined) font = fonts.get(name) ?? font;
    else for (const glyph of hex?.match(font.width === 2 ? /.{2}/g : /.{4}/g) ?? []) said += font.glyphs.get(glyph.toUpperCase()) ?? '';
  }
  return said;
}

function fontOf(font: string, object: Objects): Font {
  const table = streamOf(object(font.match(/\/ToUnicode (\d+) 0 R/)?.[1] ?? ''));
  const width = font.includes('/Type3') ? 2 : 4;
  const glyphs = new Map<string, string>();
  const hex = (value: number) => value.toString(16).toUpperCase().padStart(width, '0');
  const put = (from: number, to: number, first: number) => {
    for (let glyph = from; glyph <= to; glyph++) glyphs.set(hex(glyph), String.fromCharCode(first + glyph - from));
  };
  for (const [, lines = ''] of table.matchAll(/beginbfrange\s([\s\S]*?)endbfrange/g))
    for (const [, from = '', to = '', first = ''] of lines.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w{4})>/g))
      put(Number.parseInt(from, 16), Number.parseInt(to, 16), Number.parseInt(first, 16));
  for (const [, lines = ''] of table.matchAll(/beginbfchar\s([\s\S]*?)endbfchar/g))
    for (const [, from = '', first = ''] of lines.matchAll(/<(\w+)>\s*<(\w{4})/g))
      put(Number.parseInt(from, 16), Number.parseInt(from, 16), Number.parseInt(first, 16));
  return { width, glyphs };
}

function streamOf(body: string): string {
  const [, stream] = body.match(/stream\r?\n([\s\S]*?)\r?\nendstream/) ?? [];
  if (stream === undefined) return '';
  const bytes = Buffer.from(stream, 'latin1');
  return (body.includes('/FlateDecode') ? inflateSync(bytes) : bytes).toString('latin1');
}
