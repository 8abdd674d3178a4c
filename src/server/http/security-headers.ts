// Headers that every page carries. The kiosk may be framed by our own origin alone: the console previews it. Only the console may use the
// camera: it reads a kiosk's codes with it.

const DIRECTIVES = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "media-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types candour dexie',
];
const POWERS = [
  'accelerometer',
  'camera',
  'display-capture',
  'encrypted-media',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
];

/** For anything that is served, API answers too. */
export function commonHeaders(tls: boolean): Record<string, string> {
  return {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': permissionsPolicy([]),
    ...(tls ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  };
}

/** What a page may ask the person for; everything else is off for it and for what it frames. */
export function permissionsPolicy(allowed: readonly 'camera'[]): string {
  const isAllowed = (power: string) => (allowed as readonly string[]).includes(power);
  return POWERS.map((power) => `${power}=${isAllowed(power) ? '(self)' : '()'}`).join(', ');
}

export function contentSecurityPolicy(framedBy: 'self' | 'none'): string {
  return [...DIRECTIVES, `frame-ancestors '${framedBy}'`].join('; ');
}
