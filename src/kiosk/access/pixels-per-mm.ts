// How many pixels a millimetre of the glass has now, as the style sheets see it (`density.ts`).
export function pixelsPerMm(root: Element): number {
  return Number.parseFloat(getComputedStyle(root).getPropertyValue('--mm')) || 3.78;
}
