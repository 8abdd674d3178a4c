import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { Configuration } from '../../../src/protocol/configuration.ts';
import { contrast, mixed } from '../../../src/protocol/contrast.ts';
import { LOGO_MAX_BYTES, logoComplaint, logoUrl } from '../../../src/protocol/logo.ts';
import { LIGHT_PAPER, LIGHT_SURFACE } from '../../../src/protocol/look-colours.ts';
import { PNG_LOGO, SVG_LOGO, svgUrl } from '../../support/logos.ts';
import { shipped } from '../kiosk/sample-configuration.ts';

describe('contrast', () => {
  test.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#777777', '#ffffff', 4.48],
    ['#ff0000', '#ffffff', 4],
  ])('of %s on %s is %s', (a, b, ratio) => expect(contrast(a, b)).toBeCloseTo(ratio, 2));

  test('is the same both ways, and a mixture lies between', () => {
    const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
    fc.assert(
      fc.property(colour, colour, (a, b) => {
        expect(contrast(a, b)).toBe(contrast(b, a));
        expect(contrast(a, mixed(a, b, 1))).toBe(1);
        expect(contrast(b, mixed(a, b, 0))).toBe(1);
      }),
    );
  });

  test('is measured against the very colours of the screens', () => {
    const tokens = readFileSync('src/tokens.css', 'utf8');
    expect(tokens).toContain(`--paper: ${LIGHT_PAPER};`);
    expect(tokens).toContain(`--surface: ${LIGHT_SURFACE};`);
  });
});

const complaints = (look: object) => {
  const parsed = v.safeParse(Configuration, { ...shipped('george-town'), look });
  return parsed.issues?.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`) ?? [];
};

describe('colours', () => {
  test('that can be read are taken', () => {
    expect(complaints({ colours: { brand: '#1c3d6e', onBrand: '#ffffff' } })).toEqual([]);
    expect(complaints({})).toEqual([]);
  });

  test('that can’t are refused, with what was measured and what is needed', () => {
    expect(complaints({ colours: { brand: '#8aa4c8', onBrand: '#ffffff' } })).toEqual([
      'look.colours.onBrand: words on the brand’s colour have a contrast of 2.55:1, of the 4.5:1 that are needed (#ffffff, #8aa4c8)',
      'look.colours.brand: on the screen it has a contrast of 2.34:1, of the 4.5:1 that are needed (#8aa4c8, #f7f5ef)',
      'look.colours.brand: on a button it has a contrast of 2.53:1, of the 4.5:1 that are needed (#8aa4c8, #fffefa)',
      'look.colours.brand: around what is chosen it has a contrast of 2.11:1, of the 3:1 that are needed (#8aa4c8, #e8eaea)',
    ]);
    expect(complaints({ colours: { brand: '#1c3d6e', onBrand: '#1c3d6f' } })[0]).toMatch(/^look\.colours\.onBrand: .* a contrast of 1:1/);
  });

  test('are colours and nothing else', () => {
    for (const brand of ['red', '#fff', '#1C3D6E', '#1c3d6e; background: url(x)', 'var(--ink)'])
      expect(complaints({ colours: { brand, onBrand: '#ffffff' } })).toEqual(['look.colours.brand: a colour such as #0f5848']);
  });
});

describe('a logo', () => {
  test('is a PNG or an SVG', () => {
    expect(logoComplaint(svgUrl(SVG_LOGO))).toBeNull();
    expect(logoComplaint(svgUrl(`<?xml version="1.0"?>\n<!-- drawn by hand -->\n${SVG_LOGO}`))).toBeNull();
    expect(logoComplaint(logoUrl(PNG_LOGO))).toBeNull();
    expect(complaints({ logo: svgUrl(SVG_LOGO) })).toEqual([]);
  });

  test.each([
    ['a script', '<svg><script>alert(1)</script></svg>', /elements that act/],
    ['HTML in it', '<svg><foreignObject/></svg>', /elements that act/],
    ['code in an attribute', '<svg onload="x()"/>', /attributes that run code/],
    ['… split over lines', '<svg\nonload\n=\nx()/>', /attributes that run code/],
    ['an entity', '<!DOCTYPE svg [<!ENTITY a "b">]><svg/>', /not the SVG/],
    ['an entity after a comment', '<svg><!ENTITY a "b"></svg>', /a document type/],
    ['a style sheet of its own', '<svg><?xml-stylesheet href="x.css"?></svg>', /instructions/],
    ['an image from elsewhere', '<svg><image href="https://example.org/x.png"/></svg>', /links to something outside/],
    ['… by the old name', "<svg><use xlink:href = 'x.svg#a'/></svg>", /links to something outside/],
    ['a fill from elsewhere', '<svg><path fill="url( https://example.org/x.svg#a )"/></svg>', /styles from outside/],
    ['an import', '<svg><style>@import "x.css"</style></svg>', /code or imports/],
    ['HTML', '<html><svg/></html>', /not the SVG/],
    ['nothing', '', /is a PNG or SVG file/],
  ])('never has %s', (_, svg, complaint) => expect(logoComplaint(svgUrl(svg))).toMatch(complaint));

  test('is told by what it holds', () => {
    const asPng = svgUrl(SVG_LOGO).replace('svg+xml', 'png');
    expect(logoComplaint(asPng)).toBe('is not the PNG that it says it is');
    expect(logoComplaint(logoUrl(PNG_LOGO).replace('png', 'svg+xml'))).toBe('is not the SVG that it says it is');
    for (const url of ['https://example.org/logo.png', 'logo.gif', 'data:text/html;base64,AAAA', 'data:image/png;base64,%%'])
      expect(logoComplaint(url)).toMatch(/^is a PNG or SVG file/);
  });

  test('is small, in bytes and in pixels', () => {
    const large = svgUrl(SVG_LOGO.replace('</svg>', `${' '.repeat(LOGO_MAX_BYTES)}</svg>`));
    expect(logoComplaint(large)).toMatch(new RegExp(`^has at most ${LOGO_MAX_BYTES} bytes, not \\d+$`));
    const wide = Uint8Array.from(PNG_LOGO);
    wide[16] = 1;
    expect(logoComplaint(logoUrl(wide))).toMatch(/^is at most 2000 pixels long/);
  });
});
