// E-mail addresses, by the rule of HTML's own e-mail fields (WHATWG HTML, "valid e-mail address"), with two changes: letters of any script
// count as letters (RFC 6531), and the domain must have a dot, because a public address always has. Pure.
import type { ContactCheck } from './contact-check.ts';

/** RFC 5321, 4.5.3.1. */
const LOCAL_MAX_LENGTH = 64;
const ADDRESS_MAX_LENGTH = 254;
const LOCAL = /^[\p{L}\p{M}\p{N}.!#$%&'*+/=?^_`{|}~-]+$/u;
const LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?$/u;
const LAST_LABEL = /\D.*\D/;

export function checkEmail(typed: string): ContactCheck {
  const value = typed.replace(/\s/g, '');
  const at = value.lastIndexOf('@');
  if (at === -1) return { verdict: 'wrong', why: 'emailWithoutAt' };
  const [local, labels] = [value.slice(0, at), value.slice(at + 1).split('.')];
  const isOne = isLocal(local) && isDomain(labels) && value.length <= ADDRESS_MAX_LENGTH;
  if (!isOne) return { verdict: 'wrong', why: 'emailIncomplete' };
  return isCommon(local) ? { verdict: 'fine', value } : { verdict: 'unusual', why: 'emailUnusual' };
}

function isLocal(local: string): boolean {
  return LOCAL.test(local) && local.length <= LOCAL_MAX_LENGTH;
}

function isDomain(labels: readonly string[]): boolean {
  return labels.length > 1 && labels.every((label) => LABEL.test(label)) && LAST_LABEL.test(labels.at(-1) ?? '');
}

/** HTML's rule lets dots stand anywhere; hardly any mail server does. */
function isCommon(local: string): boolean {
  return !local.startsWith('.') && !local.endsWith('.') && !local.includes('..');
}
