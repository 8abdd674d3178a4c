// The languages that the kiosk has words of its own in. A configuration can be shown in these; a check holds the files of texts to this list.
export const KIOSK_LOCALES = ['en', 'es', 'sw', 'fr', 'pt', 'ar'] as const;
export type KioskLocale = (typeof KIOSK_LOCALES)[number];

/** `es-419` is shown with the words of `es`. */
export function isKioskLocale(locale: string): boolean {
  return (KIOSK_LOCALES as readonly string[]).includes(locale.split('-')[0] as string);
}
