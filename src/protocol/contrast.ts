// How well two colours can be told apart, as WCAG 2.2 measures it, and mixtures of two. Pure.

/** What WCAG 2.2 asks of text (1.4.3) and of shapes (1.4.11). */
export const TEXT_CONTRAST = 4.5;
export const SHAPE_CONTRAST = 3;

type Rgb = readonly [number, number, number];

/** Of colours as `#rrggbb`; 1 to 21. */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(rgbOf(a)), luminance(rgbOf(b))].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** As `color-mix(in srgb, a share, b)` does. */
export function mixed(a: string, b: string, share: number): string {
  const [first, second] = [rgbOf(a), rgbOf(b)];
  const parts = first.map((value, place) => Math.round(value * share + (second[place] as number) * (1 - share)));
  return `#${parts.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

function rgbOf(colour: string): Rgb {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)) as unknown as Rgb;
}

function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
