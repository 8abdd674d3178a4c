import { expect, it } from 'vitest';
import { inUse } from '../../../../src/console/cases/in-use.ts';
import { ANA, BEN, id } from '../../protocol/cases/a-fact.ts';
import { aRow } from './a-case.ts';

it('what cases are about and who has them is said once each, and nothing of what none has', () => {
  const rows = [
    aRow({ id: id(1), owner: ANA, department: 'lands', service: 'deeds' }),
    aRow({ id: id(2), owner: BEN, department: 'lands', team: 'south' }),
    aRow({ id: id(3), owner: null, department: null, service: null, team: null }),
  ];
  const found = inUse(rows);
  expect(Object.fromEntries(Object.entries(found).map(([of, ids]) => [of, [...ids]]))).toEqual({
    ...{ department: ['lands'], service: ['deeds'], team: ['south'], owner: [ANA, BEN] },
  });
});
