// Logos to test with, drawn here.
import { logoUrl } from '../../src/protocol/logo.ts';

export const SVG_LOGO = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 60"><defs><linearGradient id="sky"><stop offset="0" stop-color="#1c3d6e"/><stop offset="1" stop-color="#3d6ea8"/></linearGradient></defs><circle cx="30" cy="30" r="26" fill="url(#sky)"/><path d="M14 34q16-22 32 0" fill="none" stroke="#fff" stroke-width="5"/><path d="M68 14h46v9H68zM68 31h34v9H68z" fill="#1c3d6e"/></svg>`;
/** Two pixels. */
export const PNG_LOGO = Uint8Array.fromBase64(
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==',
);

export function svgUrl(svg: string): string {
  return logoUrl(new TextEncoder().encode(svg));
}
