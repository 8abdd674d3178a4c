// What belongs to a locale: its own, else that of its language, else what stands in.
export function ofLocale<T>(values: Readonly<Record<string, T>>, locale: string, otherwise: T): T {
  return values[locale] ?? values[locale.split('-')[0] ?? ''] ?? otherwise;
}
