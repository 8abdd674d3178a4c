// Runs in the kiosk's page: text that is too faint on what it stands on. axe gives no verdict where something transparent lies over the text, as on
// screens that take a touch anywhere.

/** So much to 1, for words and for large ones: WCAG 2.2, 1.4.3. */
export const ENOUGH_CONTRAST = { words: 4.5, large: 3 };

export function faintText({ words, large }: typeof ENOUGH_CONTRAST): string[] {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D;
  const findings: string[] = [];
  const scope = document.querySelector('dialog[open]') ?? [...document.querySelectorAll('[popover]:popover-open')].at(-1) ?? document.body;
  for (const element of scope.querySelectorAll('*')) {
    const own = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim());
    if (!own || element.closest('svg, :disabled') || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
      continue;
    const { color, fontSize, fontWeight } = getComputedStyle(element);
    const ground = groundOf(element);
    const ratio = contrast(over(rgba(color), ground), ground);
    const pixels = Number.parseFloat(fontSize);
    const isLarge = pixels >= 24 || (pixels >= 18.66 && Number(fontWeight) >= 700);
    if (ratio < (isLarge ? large : words))
      findings.push(`faint, ${ratio.toFixed(2)} to 1: ${element.tagName.toLowerCase()} "${element.textContent?.trim().slice(0, 40)}"`);
  }
  return [...new Set(findings)];

  /** What is seen behind it: everything that is not wholly transparent, painted one over the other. */
  function groundOf(element: Element): number[] {
    const layers: number[][] = [];
    for (let up: Element | null = element; up; up = up.parentElement) {
      const layer = rgba(getComputedStyle(up).backgroundColor);
      layers.push(layer);
      if (layer[3] === 255) break;
    }
    return layers.reduceRight((below, layer) => over(layer, below), [255, 255, 255, 255]);
  }

  /** Any colour that CSS can name, as the browser paints it. */
  function rgba(color: string): number[] {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  }

  function over(top: readonly number[], below: readonly number[]): number[] {
    const share = (top[3] ?? 0) / 255;
    return [0, 1, 2].map((channel) => (top[channel] ?? 0) * share + (below[channel] ?? 0) * (1 - share)).concat(255);
  }

  function contrast(one: readonly number[], other: readonly number[]): number {
    const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  }

  function luminance(color: readonly number[]): number {
    const [red = 0, green = 0, blue = 0] = color.map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }
}
