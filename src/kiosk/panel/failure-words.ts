// Why the last try to send failed, as one plain sentence for staff.
import { fill } from '../fill-text.ts';
import type { StaffTexts } from './staff-texts.ts';

/** `reason` as the worker reports it: "network", "503 store-unavailable", "200, but not from the collector", "disk: …". */
export function failureWords(reason: string, texts: StaffTexts): string {
  if (reason.includes('not from the collector')) return texts.reasons.unreadable;
  const code = reason.replace(/^\d{3} /, '').split(':')[0] ?? '';
  const reasons: Readonly<Record<string, string>> = texts.reasons;
  return Object.hasOwn(reasons, code) ? (reasons[code] ?? '') : fill(texts.reasons.other, { reason });
}
