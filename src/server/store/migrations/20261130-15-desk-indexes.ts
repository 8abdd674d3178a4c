// For desks with tens of thousands of cases: the numbers on boards are counted in an index alone, and whom cases are about is looked up by person.
import type { Migration } from 'kysely/migration';

export function deskIndexes(): Migration {
  return {
    async up(db) {
      await db.schema
        .createIndex('cases_by_board')
        .on('cases')
        .columns(['organisation', 'state', 'held', 'has_ended', 'due_at', 'at_risk_from', 'owner', 'conflicts', 'site', 'department', 'id'])
        .execute();
      await db.schema.createIndex('case_subjects_by_person').on('case_subjects').columns(['person', 'organisation', 'case_id']).execute();
    },
  };
}
