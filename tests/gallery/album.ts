// One page of all pictures, by service and screen, with what was found beside each.
import type { Finding, Size } from './look-at.ts';
import { nameOf, type Picture } from './pictures.ts';

export function albumPage(pictures: readonly Picture[], sizes: readonly Size[], findings: readonly Finding[]): string {
  const services = Map.groupBy(pictures, ({ organisation, kiosk }) => `${organisation}, ${kiosk}`);
  const found = Map.groupBy(findings, ({ picture }) => picture);
  const parts = [...services].map(([service, those]) => servicePart(service, those, sizes, found));
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Every screen</title>
<style>${STYLE}</style>
<h1>Every screen</h1>
<p>${pictures.length * sizes.length} pictures of ${pictures.length} screens; ${findings.length} findings.</p>
${parts.join('\n')}
</html>
`;
}

const STYLE = `
body { font: 16px/1.4 system-ui, sans-serif; margin: 1rem 2rem; background: #eee }
section { display: flex; flex-wrap: wrap; gap: 1rem; align-items: end }
figure { margin: 0; max-width: 24rem }
img { max-width: 100%; max-height: 20rem; background: #fff; border: 1px solid #999 }
figcaption { font-size: .8rem; overflow-wrap: anywhere }
.found { color: #a00 }`;

function servicePart(service: string, pictures: readonly Picture[], sizes: readonly Size[], found: Map<string, Finding[]>): string {
  const screens = Map.groupBy(pictures, ({ screen }) => screen);
  const parts = [...screens].map(([screen, those]) => {
    const figures = those.flatMap((picture) => sizes.map((size) => figure(picture, size, found)));
    return `<h3>${text(screen)}</h3><section>${figures.join('')}</section>`;
  });
  return `<details open><summary><strong>${text(service)}</strong></summary>${parts.join('\n')}</details>`;
}

function figure(picture: Picture, [width, height]: Size, found: Map<string, Finding[]>): string {
  const name = `${nameOf(picture)}--${width}x${height}`;
  const { locale, mode, pseudoOf } = picture;
  const wrong = (found.get(name) ?? []).map(({ what }) => `<br><span class="found">${text(what)}</span>`);
  return `<figure><a href="${name}.jpg"><img loading="lazy" src="${name}.jpg" alt="${text(name)}"></a>
<figcaption>${pseudoOf ? 'pseudo ' : ''}${locale}, ${mode}, ${width}×${height}${wrong.join('')}</figcaption></figure>`;
}

function text(plain: string): string {
  return plain.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
