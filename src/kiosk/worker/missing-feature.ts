// What this browser lacks to be a kiosk. Without all of it nothing can be promised, so nothing is taken.

/** Name of the first thing missing, for the operator; null when all is there. */
export function missingFeature(): string | null {
  if (!self.isSecureContext) return 'a secure context (https)';
  if (!('indexedDB' in self)) return 'IndexedDB';
  if (!('locks' in navigator)) return 'Web Locks';
  if (!crypto.subtle) return 'WebCrypto';
  if (!('CompressionStream' in self)) return 'CompressionStream';
  return null;
}
