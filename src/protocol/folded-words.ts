// Words as they are compared: whatever their case, accents and vowel signs, and however digits and letters of one sound are written. Pure.

/** Letters that no decomposition of Unicode takes apart, and that people type without their stroke. */
const PLAIN: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', ł: 'l', ı: 'i', þ: 'th' },
  // Arabic: final ya and ta marbuta as they are often typed; the stretching sign is no letter.
  ...{ ى: 'ي', ة: 'ه', ـ: '' },
};
const SPECIAL = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'gu');
/** Arabic-Indic digits, and those of Persian and Urdu. */
const EASTERN_DIGIT = /[\u0660-\u0669\u06f0-\u06f9]/g;
const APART = /[^\p{L}\p{N}]+/gu;

/** In one line, a space between words; empty when there are none. */
export function folded(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(SPECIAL, (letter) => PLAIN[letter] ?? letter)
    .replace(EASTERN_DIGIT, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(APART, ' ')
    .trim();
}

export function foldedWords(text: string): string[] {
  return folded(text).split(' ').filter(Boolean);
}
