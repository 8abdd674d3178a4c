// A copy deletes itself after a set time without contact: words on a device that was lost, or that nobody takes back to the network, must not
// stay there for ever. Counted by the device's clock from the last answer to whoever owns it; one that was set back far counts as too long too.
import type { LocalCopy } from '../local-copy.ts';

export type Contact = { at: number; days: number };

/** Until the collector has said how long it is there. */
export const DAYS_WITHOUT_CONTACT = 30;
const DAY_MS = 24 * 60 * 60 * 1000;

type Copies = { all(): Promise<string[]>; open(accountId: string): LocalCopy; delete(accountId: string): Promise<void> };

function isOverdue({ at, days }: Contact, now: number): boolean {
  return Math.abs(now - at) > days * DAY_MS;
}

/** Every account's copy on this device; gives those that were deleted. */
export async function deleteOverdueCopies(copies: Copies, now: number): Promise<string[]> {
  const deleted: string[] = [];
  for (const id of await copies.all()) {
    if (!(await isOverdueCopy(copies.open(id), now))) continue;
    await copies.delete(id);
    deleted.push(id);
  }
  return deleted;
}

async function isOverdueCopy(copy: LocalCopy, now: number): Promise<boolean> {
  try {
    const contact = await copy.fact('contact');
    if (contact) return isOverdue(contact, now);
    // Made before there was a limit: it begins now.
    await copy.putFact('contact', { at: now, days: DAYS_WITHOUT_CONTACT });
    return false;
  } finally {
    copy.close();
  }
}
