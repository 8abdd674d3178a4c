// An organisation's logo as it travels in a configuration: a PNG or an SVG in a data URL, so that it is signed with it, kept with it and
// shown without a network. Told by what it holds, not by what it is called; an SVG neither runs nor fetches anything. Pure.

export const LOGO_MAX_BYTES = 24 * 1024;
/** Of a PNG: more than any kiosk has room for. */
const LOGO_MAX_SIDE = 2_000;

const DATA_URL = /^data:image\/(png|svg\+xml);base64,([A-Za-z0-9+/]+={0,2})$/;
const PNG_BEGINS = '\x89PNG\r\n\x1a\n\0\0\0\rIHDR';
const SVG_BEGINS = /^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]*?-->\s*)*<svg[\s>]/;
/** Code, other documents, entities, and links to anywhere but itself. */
const SVG_FORBIDDEN: readonly [RegExp, string][] = [
  [/<\s*(?:script|foreignObject|iframe|object|embed|handler|listener|set|animate\w*)\b/i, 'elements that act'],
  [/[\s"'/]on\w+\s*=/i, 'attributes that run code'],
  [/<!(?:DOCTYPE|ENTITY)/i, 'a document type'],
  [/<\?(?!xml\s)/i, 'instructions to a program'],
  [/@import|javascript:|expression\s*\(/i, 'code or imports in its styles'],
  [/(?:href|src)\s*=\s*["']?\s*(?!["']?\s*#|\s)[^\s"'>]/i, 'links to something outside it'],
  [/url\s*\(\s*["']?\s*(?!["']?\s*#|\s)[^\s"')]/i, 'styles from outside it'],
];

/** What is wrong with it, as the end of "a logo …"; null when nothing is. */
export function logoComplaint(url: string): string | null {
  const [, type, base64 = ''] = DATA_URL.exec(url) ?? [];
  if (!type) return 'is a PNG or SVG file: its name in a file, or a data URL in base64';
  const bytes = Math.floor((base64.replace(/=+$/, '').length * 3) / 4);
  if (bytes > LOGO_MAX_BYTES) return `has at most ${LOGO_MAX_BYTES} bytes, not ${bytes}`;
  const held = heldIn(base64);
  if (held === null) return 'is written in sound base64';
  return type === 'png' ? pngComplaint(held) : svgComplaint(utf8(held));
}

/** Of a file's bytes. */
export function logoUrl(bytes: Uint8Array): string {
  return `data:image/${bytes[0] === 0x89 ? 'png' : 'svg+xml'};base64,${bytes.toBase64()}`;
}

function pngComplaint(held: string): string | null {
  if (!held.startsWith(PNG_BEGINS) || held.length < 33) return 'is not the PNG that it says it is';
  const side = (at: number) => [0, 1, 2, 3].reduce((sum, place) => sum * 256 + held.charCodeAt(at + place), 0);
  const largest = Math.max(side(16), side(20));
  return largest > LOGO_MAX_SIDE ? `is at most ${LOGO_MAX_SIDE} pixels long, not ${largest}` : null;
}

function svgComplaint(text: string | null): string | null {
  if (text === null || !SVG_BEGINS.test(text)) return 'is not the SVG that it says it is';
  const found = SVG_FORBIDDEN.find(([pattern]) => pattern.test(text));
  return found ? `has no ${found[1]}` : null;
}

/** A sign for each byte. */
function heldIn(base64: string): string | null {
  try {
    return Array.from(Uint8Array.fromBase64(base64), (byte) => String.fromCharCode(byte)).join('');
  } catch {
    return null;
  }
}

function utf8(held: string): string | null {
  try {
    return decodeURIComponent(held.replace(/[\s\S]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`));
  } catch {
    return null;
  }
}
