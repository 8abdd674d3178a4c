// E-mails on their way out: they wait from the moment their letter is on the case, are one collector's at a time, and end once. Officers' contacts.
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { What } from '../../src/protocol/cases/case-facts.ts';
import { aFact, anAddition, open } from './a-case.ts';
import { harbour } from './harbour.ts';
import { rigPerTest } from './rig-per-test.ts';
import type { StoreRig } from './store-rig.ts';
import { NOON } from './stored-entry.ts';

const NOTE: What = { fact: 'note' };

export function letterSuite(fresh: () => Promise<StoreRig>): void {
  describe('letters', () => {
    const given = rigPerTest(fresh);
    const letters = () => given.store.letters;

    /** A letter on a case, and its e-mail waiting. */
    async function queued(at = NOON) {
      const found = await open(given.store);
      const fact = aFact(found, NOTE);
      const addition = anAddition([fact], { at, mail: { queue: fact.id } });
      await given.store.cases.add(addition);
      return { caseId: found.id, fact: fact.id, organisation: 'harbour', addition };
    }

    test('wait once, when their fact is new; not when it was refused or is there already', async () => {
      await harbour(given.store);
      const { fact, caseId, addition } = await queued();
      await given.store.cases.add(addition);
      const other = await open(given.store);
      const refused = aFact(other, NOTE);
      await given.store.cases.add(anAddition([refused], { mail: { queue: refused.id }, judge: () => 'not-allowed' }));
      expect(await letters().takeMail(NOON)).toEqual({ organisation: 'harbour', fact, caseId, tries: 1 });
      expect(await letters().takeMail(NOON)).toBeNull();
    });

    test('are each one collector’s, however many look, the longest waiting first', async () => {
      await harbour(given.store);
      const waiting = [await queued(NOON + 2), await queued(NOON + 1), await queued(NOON)];
      expect((await letters().takeMail(NOON + 5))?.fact).toBe(waiting[2]?.fact);
      const taken = await Promise.all([1, 2, 3, 4].map(() => letters().takeMail(NOON + 5)));
      expect(
        taken
          .map((mail) => mail?.fact ?? null)
          .filter((fact) => fact !== null)
          .sort(),
      ).toEqual([waiting[0]?.fact, waiting[1]?.fact].sort());
    });

    test('wait again until their time, and are counted', async () => {
      await harbour(given.store);
      const mail = await queued();
      await letters().takeMail(NOON);
      await letters().mailWaitsAgain(mail, NOON + 60_000);
      expect(await letters().takeMail(NOON + 59_999)).toBeNull();
      expect(await letters().takeMail(NOON + 60_000)).toMatchObject({ fact: mail.fact, tries: 2 });
    });

    test('that were taken and not heard of since are found, and end with the fact that says so', async () => {
      await harbour(given.store);
      const { fact, caseId, organisation } = await queued();
      await letters().takeMail(NOON);
      expect(await letters().lostMail(NOON)).toEqual([]);
      expect(await letters().lostMail(NOON + 1)).toMatchObject([{ fact, caseId }]);
      await given.store.cases.add(anAddition([aFact({ id: caseId }, NOTE)], { mail: { end: fact, as: 'uncertain' } }));
      expect(await letters().lostMail(NOON + 1)).toEqual([]);
      await letters().mailWaitsAgain({ organisation, fact }, NOON);
      expect(await letters().takeMail(NOON + 1), 'what has ended does not begin again').toBeNull();
    });

    test('end without a fact too', async () => {
      await harbour(given.store);
      const mail = await queued();
      await letters().takeMail(NOON);
      await letters().endMail(mail, 'sent');
      expect(await letters().lostMail(NOON + 1)).toEqual([]);
      expect(await letters().takeMail(NOON + 1)).toBeNull();
    });

    test('name their officers as these last said', async () => {
      await harbour(given.store);
      const link = { hash: 'l', organisation: 'harbour', role: 'handler', name: null, sites: null, departments: null } as const;
      await given.store.people.putLink({ ...link, expiresAt: NOON + 1, createdBy: null });
      const made = { id: randomUUID(), account: 'ana', name: 'Ana', passwordHash: 'x', copyKey: 'y' };
      await given.store.people.acceptLink('l', NOON, made);
      expect(await letters().contact(made.id)).toBeNull();
      for (const phone of ['1', '2']) await letters().putContact({ person: made.id, email: 'ana@example.org', phone });
      expect(await letters().contact(made.id)).toEqual({ person: made.id, email: 'ana@example.org', phone: '2' });
    });
  });
}
