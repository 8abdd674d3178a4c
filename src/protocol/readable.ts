// What a text for people must be before a kiosk may show it: something to read, in whole characters, without signs that steer the screen.
// Without shapes, because consoles ask it too.

/** Letters, digits, signs: something that leaves ink. */
const INK = /[\p{L}\p{N}\p{P}\p{S}]/u;
/** Control characters but the end of a line, and those that turn the direction of everything after them. */
const STEERING = /(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u;

export function hasInk(text: string): boolean {
  return INK.test(text);
}

export function isPlainText(text: string): boolean {
  return text.isWellFormed() && !STEERING.test(text);
}
