// Makes an opened copy fit the account as it is now. Rows sealed under another key, or fetched with other rights, are dropped
// and fetched again: a copy never shows more than the account may see today.
import type { CopyCipher } from '../copy-cipher.ts';
import type { CopyFacts, LocalCopy } from '../local-copy.ts';

const KEY_CHECK = 'candour';

export async function prepareCopy(copy: LocalCopy, cipher: CopyCipher, account: CopyFacts['account']): Promise<void> {
  const [before, check] = await Promise.all([copy.fact('account'), copy.fact('keyCheck')]);
  const sameKey = check !== undefined && (await cipher.open(check, 'key-check')) === KEY_CHECK;
  if (!sameKey || !before || rightsOf(before) !== rightsOf(account)) await copy.clearCopied();
  if (!sameKey) await copy.putFact('keyCheck', await cipher.seal(KEY_CHECK, 'key-check'));
  await copy.putFact('account', account);
}

/** A copy of before there were any says nothing of them, which is all. */
function departmentsOf({ departments }: { departments?: readonly string[] | null }): string[] {
  return departments ? [...departments].sort() : [];
}

function rightsOf({ person }: CopyFacts['account']): string {
  return JSON.stringify([person.organisation, person.role, person.sites && [...person.sites].sort(), ...departmentsOf(person)]);
}
